package org.lumenark.imaging.lif;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.lumenark.imaging.source.PlaneIndex;

/** Reads rows of a plane, where they follow each other in one go. */
final class LifRows {

  private static final int BAND = 1 << 20;
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle FLOAT =
      MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);

  private final LifInput input;
  private byte[] band = new byte[0];

  LifRows(LifInput input) {
    this.input = input;
  }

  void read(LifImage image, PlaneIndex plane, int firstRow, int rows, byte[] target, int offset)
      throws IOException {
    int width = image.x().count();
    long position =
        image.groups().get(plane.group()).position()
            + plane.t() * image.t().step()
            + plane.z() * image.z().step()
            + firstRow * image.y().step();
    long span = span(image);
    boolean dense = rows == 1 || image.y().step() == span;
    boolean asIs =
        image.samples().length == 1 && !image.isHalf() && span == (long) width * image.bytes();
    if (dense && asIs) {
      input.source().read(position, target, offset, (int) (rows * span));
      return;
    }
    boolean near = image.y().step() >= span && image.y().step() < 2 * span;
    int most = near ? Math.clamp(BAND / image.y().step(), 1, rows) : 1;
    for (int row = 0; row < rows; row += most) {
      int count = Math.min(most, rows - row);
      int length = (int) ((count - 1) * image.y().step() + span);
      if (band.length < length) {
        band = new byte[length];
      }
      input.source().read(position + row * image.y().step(), band, 0, length);
      for (int i = 0; i < count; i++) {
        row(image, (int) (i * image.y().step()), target, offset, row + i, rows);
      }
    }
  }

  /** Bytes from the first to the last sample of a row. */
  static long span(LifImage image) {
    long last = 0;
    for (long sample : image.samples()) {
      last = Math.max(last, sample);
    }
    return (image.x().count() - 1) * image.x().step() + last + image.bytes();
  }

  private void row(LifImage image, int start, byte[] target, int offset, int row, int rows) {
    int width = image.x().count();
    int bytes = image.type().bytes();
    int step = (int) image.x().step();
    for (int s = 0; s < image.samples().length; s++) {
      int from = start + (int) image.samples()[s];
      int to = offset + (s * rows + row) * width * bytes;
      for (int x = 0; x < width; x++, from += step, to += bytes) {
        if (image.isHalf()) {
          FLOAT.set(target, to, Float.float16ToFloat((short) SHORT.get(band, from)));
        } else {
          for (int b = 0; b < bytes; b++) {
            target[to + b] = band[from + b];
          }
        }
      }
    }
  }
}
