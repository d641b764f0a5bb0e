package org.lumenark.imaging.tiff;

import java.io.IOException;
import java.util.Arrays;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;

/**
 * An open TIFF: its chain of directories, walked as far as asked for. Eight bytes of memory a
 * directory.
 */
final class TiffFile implements AutoCloseable {

  private final TiffInput input;
  private final ReadLimits limits;
  private long[] offsets = new long[16];
  private int known;
  private long following;
  private long landmark;
  private int nextLandmark = 1;
  private boolean lsm;

  private TiffFile(TiffInput input, ReadLimits limits) {
    this.input = input;
    this.limits = limits;
    this.following = input.header().firstDirectory();
  }

  /** Takes the source over: it is closed with this file, or at once if this is no TIFF. */
  static TiffFile open(ByteSource source, String path, ReadLimits limits)
      throws IOException, ImagingException {
    try {
      TiffHeader header = TiffHeader.read(source, path);
      TiffFile file = new TiffFile(new TiffInput(source, path, header), limits);
      if (!file.hasDirectory(0)) {
        throw new ImagingException("tiff.no-image", path, "The file has no directory.");
      }
      file.lsm = file.directory(0).has(Tag.ZEISS_LSM);
      return file;
    } catch (IOException | ImagingException | RuntimeException e) {
      source.close();
      throw e;
    }
  }

  TiffInput input() {
    return input;
  }

  /** Whether the first directory says that this is a Zeiss LSM. */
  boolean lsm() {
    return lsm;
  }

  ReadLimits limits() {
    return limits;
  }

  String path() {
    return input.path();
  }

  int directoryCount() throws IOException, ImagingException {
    while (following != 0) {
      step();
    }
    return known;
  }

  boolean hasDirectory(int index) throws IOException, ImagingException {
    while (known <= index && following != 0) {
      step();
    }
    return index < known;
  }

  TiffDirectory directory(int index) throws IOException, ImagingException {
    if (!hasDirectory(index)) {
      throw new ImagingException(
          "tiff.missing-ifd",
          path() + " IFD " + index,
          "The file has " + known + " directories only.");
    }
    return TiffDirectory.read(input, limits, offsets[index], "IFD " + index);
  }

  /** A directory outside the chain, below directory {@code parent}. */
  TiffDirectory subDirectory(int parent, int index) throws IOException, ImagingException {
    long[] children = directory(parent).numbers(Tag.SUB_IFDS);
    String name = "IFD " + parent + " SubIFD " + index;
    if (index >= children.length) {
      throw new ImagingException(
          "tiff.missing-ifd", path() + " " + name, "There is no such directory.");
    }
    return TiffDirectory.read(input, limits, children[index], name);
  }

  /** Brent's algorithm finds a loop in constant memory, however long it is. */
  private void step() throws IOException, ImagingException {
    String place = path() + " IFD " + known;
    if (known >= limits.maxDirectories()) {
      throw new ImagingException(
          "tiff.too-many-ifds",
          place,
          "The file has more than " + limits.maxDirectories() + " directories.");
    }
    if (following == landmark && known > 0) {
      throw new ImagingException(
          "tiff.ifd-loop", place, "The chain of directories returns to one it has been at.");
    }
    if (known == nextLandmark) {
      landmark = following;
      nextLandmark *= 2;
    }
    if (known == 0) {
      landmark = following;
    }
    if (known == offsets.length) {
      offsets = Arrays.copyOf(offsets, offsets.length * 2);
    }
    long here = following;
    following = TiffDirectory.nextOf(input, here, place);
    offsets[known++] = here;
  }

  @Override
  public void close() throws IOException {
    input.source().close();
  }
}
