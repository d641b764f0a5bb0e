package org.lumenark.imaging.dicom;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.dicom.TransferSyntax.Codec;
import org.lumenark.imaging.source.ArrayByteSource;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;

/**
 * One file: its attributes, and how its frames are read. The bytes are not held open.
 *
 * @param inflated the data set of a deflated file, which starts where the file's meta group ends
 * @param frames at least 1
 */
record Instance(
    String path,
    TransferSyntax syntax,
    DataSet set,
    PixelFormat format,
    int frames,
    byte @Nullable [] inflated) {

  private static final int PREAMBLE = 132;

  static Instance read(FileSet files, String path, ReadLimits limits)
      throws IOException, ImagingException {
    try (ByteSource source = files.open(path).orElseThrow(() -> new FileNotFoundException(path))) {
      return read(source, path, limits);
    }
  }

  private static Instance read(ByteSource source, String path, ReadLimits limits)
      throws IOException, ImagingException {
    DicomInput in = new DicomInput(source, path, PREAMBLE);
    DataSet meta = new DataSetParser(in, path, false, limits).fileMeta();
    String uid = meta.text(Tags.TRANSFER_SYNTAX_UID).orElse("1.2.840.10008.1.2");
    TransferSyntax syntax = TransferSyntax.of(uid, path + " (0002,0010)");
    byte[] inflated = null;
    DicomInput body = in;
    if (syntax.deflated()) {
      inflated = inflate(source, in.position(), path, limits);
      body = new DicomInput(new ArrayByteSource(inflated), path, 0);
    }
    DataSet set =
        new DataSetParser(body, path, syntax.bigEndian(), limits).dataSet(syntax.explicit());
    PixelFormat format = PixelFormat.of(set, path, limits);
    int frames = set.whole(Tags.NUMBER_OF_FRAMES, 1);
    Instance instance = new Instance(path, syntax, set, format, Math.max(1, frames), inflated);
    instance.requireBelievable(inflated == null ? source.size() : inflated.length, limits);
    return instance;
  }

  private void requireBelievable(long size, ReadLimits limits) throws ImagingException {
    DataElement pixels = pixels();
    boolean encapsulated = pixels.length() < 0;
    if (encapsulated == (syntax.codec() == Codec.NATIVE)) {
      throw new ImagingException(
          "dicom.bad-pixel-data",
          path + " (7FE0,0010)",
          "The pixel data is not stored as its transfer syntax says.");
    }
    if (frames > limits.maxDirectories()) {
      throw new ImagingException(
          "dicom.too-many-frames", path + " (0028,0008)", frames + " frames are not read.");
    }
    double bytes = Math.ceil((double) format.nativeBits(syntax.codec()) * frames / 8);
    if (!encapsulated && (bytes > pixels.length() || pixels.length() > size - pixels.position())) {
      throw new ImagingException(
          "dicom.pixels-truncated",
          path + " (7FE0,0010)",
          "The frames need "
              + (long) bytes
              + " bytes, the file has "
              + Math.min(pixels.length(), size - pixels.position())
              + " of them.");
    }
    if (encapsulated && bytes > size * 20_000.0) {
      throw new ImagingException(
          "dicom.declared-size-too-large",
          path + " (0028,0010)",
          frames + " frames of this size cannot come out of " + size + " bytes.");
    }
  }

  /** The element that holds the pixels. */
  DataElement pixels() throws ImagingException {
    for (int tag :
        new int[] {Tags.PIXEL_DATA, Tags.FLOAT_PIXEL_DATA, Tags.DOUBLE_FLOAT_PIXEL_DATA}) {
      if (set.has(tag)) {
        return set.find(tag).orElseThrow();
      }
    }
    throw new ImagingException(
        "dicom.no-pixels", path, "The object has no pixel data, only attributes.");
  }

  /** The bytes that positions in the data set refer to. */
  ByteSource open(FileSet files) throws IOException {
    return inflated == null
        ? files.open(path).orElseThrow(() -> new FileNotFoundException(path))
        : new ArrayByteSource(inflated);
  }

  private static byte[] inflate(ByteSource source, long from, String path, ReadLimits limits)
      throws IOException, ImagingException {
    long length = source.size() - from;
    if (length > limits.maxAllocation()) {
      throw new ImagingException(
          "dicom.too-large", path, "A deflated data set of this size is not read.");
    }
    byte[] packed = new byte[(int) length];
    source.read(from, packed, 0, packed.length);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] part = new byte[64 << 10];
    try (Inflater inflater = new Inflater(true)) {
      inflater.setInput(packed);
      while (!inflater.finished()) {
        int got = inflater.inflate(part);
        out.write(part, 0, got);
        if (got == 0 || out.size() > limits.maxAllocation()) {
          throw new ImagingException(
              "dicom.bad-deflate", path, "The deflated data set is cut short or too large.");
        }
      }
    } catch (DataFormatException e) {
      throw new ImagingException(
          "dicom.bad-deflate", path, "The deflated data set is corrupt: " + e.getMessage());
    }
    return out.toByteArray();
  }

  /** Whether a file is DICOM with its preamble. */
  static boolean isDicom(FileSet files, String path) throws IOException {
    try (ByteSource source = files.open(path).orElseThrow(() -> new FileNotFoundException(path))) {
      if (source.size() < PREAMBLE) {
        return false;
      }
      byte[] mark = new byte[4];
      source.read(PREAMBLE - 4, mark, 0, 4);
      return new String(mark, StandardCharsets.ISO_8859_1).equals("DICM");
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
