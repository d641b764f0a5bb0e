package org.lumenark.imaging.dicom;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.dicom.TransferSyntax.Codec;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;

/**
 * Reads rows of frames. Holds one file open and one decoded frame, so that a frame that is read in
 * strips is decoded once.
 */
final class FrameReader implements AutoCloseable {

  private final FileSet files;
  private final ReadLimits limits;
  private @Nullable Opened opened;

  private static final class Opened {
    final Instance instance;
    final ByteSource source;
    long @Nullable [] starts;
    byte @Nullable [] decoded;
    int decodedFrame = -1;

    Opened(Instance instance, ByteSource source) {
      this.instance = instance;
      this.source = source;
    }
  }

  FrameReader(FileSet files, ReadLimits limits) {
    this.files = files;
    this.limits = limits;
  }

  /** Rows of each sample in turn, {@code rows * rowBytes} bytes of each. */
  byte[] read(Instance instance, int frame, int firstRow, int rows)
      throws IOException, ImagingException {
    Opened file = open(instance);
    PixelFormat format = instance.format();
    if (instance.syntax().codec() == Codec.NATIVE) {
      return stored(file, frame, firstRow, rows);
    }
    byte[] whole = file.decoded;
    if (whole == null || file.decodedFrame != frame) {
      file.decoded = null;
      whole = new FrameDecoder(instance, limits).decode(compressed(file, frame), frame);
      file.decoded = whole;
      file.decodedFrame = frame;
    }
    if (rows == format.rows()) {
      return whole;
    }
    int part = rows * format.rowBytes();
    byte[] out = new byte[part * format.samples()];
    for (int s = 0; s < format.samples(); s++) {
      int from = (s * format.rows() + firstRow) * format.rowBytes();
      System.arraycopy(whole, from, out, s * part, part);
    }
    return out;
  }

  private Opened open(Instance instance) throws IOException {
    Opened current = opened;
    if (current != null && current.instance == instance) {
      return current;
    }
    close();
    Opened next = new Opened(instance, instance.open(files));
    opened = next;
    return next;
  }

  private byte[] compressed(Opened file, int frame) throws IOException, ImagingException {
    Instance instance = file.instance;
    FrameTable table = new FrameTable(file.source, instance.path(), instance.frames(), limits);
    long[] starts = file.starts;
    if (starts == null) {
      starts = table.read(instance.pixels().position(), instance.set());
      file.starts = starts;
    }
    long next = frame + 1 < starts.length ? starts[frame + 1] : Long.MAX_VALUE;
    return table.frame(starts[frame], next);
  }

  private byte[] stored(Opened file, int frame, int firstRow, int rows)
      throws IOException, ImagingException {
    Instance instance = file.instance;
    PixelFormat format = instance.format();
    byte[] out = new byte[rows * format.rowBytes() * format.samples()];
    SampleRows converter = new SampleRows(format, instance.syntax().bigEndian());
    long start = instance.pixels().position();
    if (format.allocated() == 1) {
      long firstBit = ((long) frame * format.rows() + firstRow) * format.columns();
      int bit = (int) (firstBit & 7);
      int count = rows * format.columns();
      byte[] stored = bytes(file, start + firstBit / 8, (bit + count + 7) / 8);
      SampleRows.bits(stored, bit, out, 0, count);
      return out;
    }
    start += format.nativeBits(Codec.NATIVE) / 8 * frame;
    int count = rows * format.columns();
    int bytes = format.sampleBytes();
    if (format.subsampled(Codec.NATIVE)) {
      int rowBytes = 2 * format.columns();
      chroma(bytes(file, start + (long) firstRow * rowBytes, rows * rowBytes), out, count);
    } else if (format.planar()) {
      for (int s = 0; s < format.samples(); s++) {
        long at = start + ((long) s * format.rows() + firstRow) * format.rowBytes();
        converter.plain(bytes(file, at, count * bytes), 0, 1, out, s * count * bytes, count);
      }
    } else {
      long at = start + (long) firstRow * format.rowBytes() * format.samples();
      byte[] stored = bytes(file, at, count * bytes * format.samples());
      for (int s = 0; s < format.samples(); s++) {
        converter.plain(stored, s, format.samples(), out, s * count * bytes, count);
      }
    }
    if (format.yCbCr()) {
      converter.toRgb(out, 0, count, instance.path() + " frame " + frame);
    }
    return out;
  }

  /** Two luminances, then the chroma that both share. */
  private static void chroma(byte[] stored, byte[] out, int count) {
    for (int i = 0; i < count; i++) {
      int pair = i / 2 * 4;
      out[i] = stored[pair + i % 2];
      out[count + i] = stored[pair + 2];
      out[2 * count + i] = stored[pair + 3];
    }
  }

  /** In big-endian files, bytes are stored in words too, and swapped with them. */
  private static byte[] bytes(Opened file, long at, int length)
      throws IOException, ImagingException {
    Instance instance = file.instance;
    boolean swapped =
        instance.syntax().bigEndian()
            && instance.format().sampleBytes() == 1
            && instance.pixels().vr().equals("OW");
    byte[] bytes = new byte[length];
    if (!swapped) {
      file.source.read(at, bytes, 0, length);
      return bytes;
    }
    long origin = instance.pixels().position();
    long from = at - (at - origin) % 2;
    int words = (int) (at + length - from + 1) / 2 * 2;
    byte[] stored = new byte[(int) Math.min(words, file.source.size() - from)];
    file.source.read(from, stored, 0, stored.length);
    for (int i = 0; i < length; i++) {
      int swap = (int) (at - from) + i ^ 1;
      bytes[i] = swap < stored.length ? stored[swap] : 0;
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    if (opened != null) {
      opened.source.close();
      opened = null;
    }
  }
}
