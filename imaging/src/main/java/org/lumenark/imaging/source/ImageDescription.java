package org.lumenark.imaging.source;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One image (series) of an opened source. Its axes are always t c z y x; a size of 1 means that the
 * axis may be left out.
 *
 * @param name as the file gives it, or the file's name
 * @param channels exactly {@code sizeC} of them, in the order of the c axis
 * @param samplesPerGroup channels that the file stores together (3 for RGB), read in one go;
 *     divides {@code sizeC}. Group g holds the channels from {@code g * samplesPerGroup} on.
 * @param levels resolutions in the file, largest first; the first is {@code sizeX} by {@code sizeY}
 * @param files paths of all files that hold its pixels or its metadata, the first of them first
 * @param acquisition how it was taken, as far as the file says
 * @param originalMetadata keys of the format that map to nothing above, kept as they are
 */
public record ImageDescription(
    String name,
    ImageRole role,
    int sizeT,
    int sizeC,
    int sizeZ,
    int sizeY,
    int sizeX,
    SampleType type,
    PhysicalSizes physicalSizes,
    List<Channel> channels,
    int samplesPerGroup,
    List<Level> levels,
    List<String> files,
    Acquisition acquisition,
    Map<String, String> originalMetadata) {

  public ImageDescription {
    channels = List.copyOf(channels);
    levels = List.copyOf(levels);
    files = List.copyOf(files);
    originalMetadata = Map.copyOf(originalMetadata);
    if (sizeT < 1 || sizeC < 1 || sizeZ < 1 || sizeY < 1 || sizeX < 1) {
      throw new IllegalArgumentException("every axis of an image has at least one step");
    }
    if (channels.size() != sizeC || samplesPerGroup < 1 || sizeC % samplesPerGroup != 0) {
      throw new IllegalArgumentException(
          "channels: "
              + channels.size()
              + " described, "
              + sizeC
              + " there, groups of "
              + samplesPerGroup);
    }
    if (levels.isEmpty() || !levels.getFirst().equals(new Level(sizeX, sizeY)) || files.isEmpty()) {
      throw new IllegalArgumentException("an image has a full level and at least one file");
    }
  }

  /** The same image in another role. */
  public ImageDescription as(ImageRole other) {
    return copy(name, other, sizeT, files);
  }

  /**
   * Checks what a caller of {@link PixelSource#readRows} asks for.
   *
   * @return bytes of these rows
   * @throws IndexOutOfBoundsException if the image has no such plane or rows, or they do not fit
   *     into the target
   */
  public int requireRows(
      int level, PlaneIndex plane, int firstRow, int rows, byte[] target, int offset) {
    Level size = levels.get(Objects.checkIndex(level, levels.size()));
    Objects.checkIndex(plane.t(), sizeT);
    Objects.checkIndex(plane.group(), groups());
    Objects.checkIndex(plane.z(), sizeZ);
    Objects.checkFromIndexSize(firstRow, rows, size.sizeY());
    long bytes = (long) rows * size.sizeX() * samplesPerGroup * type.bytes();
    Objects.checkFromIndexSize((long) offset, bytes, (long) target.length);
    return (int) bytes;
  }

  /** The same image, said to be in other files. */
  public ImageDescription in(List<String> others) {
    return copy(name, role, sizeT, others);
  }

  /** The same image under another name. */
  public ImageDescription named(String other) {
    return copy(other, role, sizeT, files);
  }

  /** The same image at so many points in time. */
  public ImageDescription withTimes(int times) {
    return copy(name, role, times, files);
  }

  private ImageDescription copy(
      String newName, ImageRole newRole, int newSizeT, List<String> newFiles) {
    return new ImageDescription(
        newName,
        newRole,
        newSizeT,
        sizeC,
        sizeZ,
        sizeY,
        sizeX,
        type,
        physicalSizes,
        channels,
        samplesPerGroup,
        levels,
        newFiles,
        acquisition,
        originalMetadata);
  }

  /** Groups of channels; each is read on its own. */
  public int groups() {
    return sizeC / samplesPerGroup;
  }
}
