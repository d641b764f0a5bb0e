package org.lumenark.imaging.source;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The images of one file or multi-file set, open for reading. Confined to one thread at a time;
 * several may be opened on the same files. Opening reads headers only and checks every declared
 * size against the files and the {@link ReadLimits} before anything is allocated.
 */
public interface PixelSource extends AutoCloseable {

  /** The images in the file's order, associated pictures last; never empty. */
  List<ImageDescription> images();

  /**
   * Reads whole rows of one plane. {@code target} receives, for each channel of the group in turn,
   * {@code rows * width} samples: row by row from the top, little-endian, without padding, as they
   * are stored (no rescaling, no flip).
   *
   * @param level index into {@link ImageDescription#levels()}
   * @param firstRow from 0
   * @param rows at least 1; {@code firstRow + rows} is at most the level's height
   * @param offset into target, in bytes
   * @throws ImagingException if the file is not as it should be: coded, with the place in the file
   * @throws IOException if the bytes cannot be had; nothing is wrong with the file
   */
  void readRows(
      int image, int level, PlaneIndex plane, int firstRow, int rows, byte[] target, int offset)
      throws IOException, ImagingException;

  /**
   * Rows that are cheapest to read together (the height of a strip or tile), so that callers ask
   * for multiples of it.
   */
  int preferredRows(int image, int level);

  /**
   * The path of an image's group in a container that holds all images of this source: {@code A/1/0}
   * for a field of a {@link #plate()}, {@code 0/labels/nuclei} for labels of the image {@code 0},
   * {@code labels/nuclei} for those of the image at the root, whose path is the empty text. An
   * image comes before its labels. Empty if the source does not say; the images are then numbered.
   */
  default Optional<String> groupPath(int image) {
    return Optional.empty();
  }

  /** The plate whose fields the images are; empty for anything else. */
  default Optional<Plate> plate() {
    return Optional.empty();
  }

  /**
   * What the source says of the values of labels, as the object {@code image-label} of OME-NGFF
   * (JSON with {@code colors}, {@code properties} and {@code source}, valid by its schema). Empty
   * if it says nothing, and for images that are no labels.
   */
  default Optional<String> imageLabel(int image) {
    return Optional.empty();
  }

  /** What is odd about the files but does not keep them from being read; at most a thousand. */
  default List<SourceWarning> warnings() {
    return List.of();
  }

  @Override
  void close() throws IOException;
}
