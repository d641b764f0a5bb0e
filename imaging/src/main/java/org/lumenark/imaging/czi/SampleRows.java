package org.lumenark.imaging.czi;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.lumenark.imaging.source.SampleType;

/** Takes pixels apart: from colours beside each other to planes, from narrow to wide samples. */
final class SampleRows {

  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle FLOAT =
      MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);

  private SampleRows() {}

  /**
   * Copies one row.
   *
   * @param plane bytes from one sample of the target's pixel to its next
   */
  static void copy(
      byte[] from,
      int at,
      CziPixelType pixel,
      boolean redFirst,
      int columns,
      byte[] target,
      int offset,
      SampleType type,
      int plane) {
    if (pixel.samples() > 1) {
      split(from, at, pixel, redFirst, columns, target, offset, plane);
    } else if (pixel.type() == type) {
      System.arraycopy(from, at, target, offset, columns * type.bytes());
    } else {
      widen(from, at, pixel, columns, target, offset, type);
    }
  }

  private static void split(
      byte[] from,
      int at,
      CziPixelType pixel,
      boolean redFirst,
      int columns,
      byte[] target,
      int offset,
      int plane) {
    int bytes = pixel.type().bytes();
    int step = pixel.bytes();
    for (int sample = 0; sample < pixel.samples(); sample++) {
      int stored = redFirst || sample == 3 ? sample : 2 - sample;
      int source = at + stored * bytes;
      int to = offset + sample * plane;
      for (int x = 0; x < columns; x++, source += step) {
        for (int b = 0; b < bytes; b++) {
          target[to++] = from[source + b];
        }
      }
    }
  }

  private static void widen(
      byte[] from,
      int at,
      CziPixelType pixel,
      int columns,
      byte[] target,
      int offset,
      SampleType type) {
    boolean narrow = pixel.type() == SampleType.UINT8;
    for (int x = 0; x < columns; x++) {
      int value = narrow ? from[at + x] & 0xFF : (short) SHORT.get(from, at + 2 * x) & 0xFFFF;
      if (type == SampleType.UINT16) {
        SHORT.set(target, offset + 2 * x, (short) value);
      } else {
        FLOAT.set(target, offset + 4 * x, (float) value);
      }
    }
  }
}
