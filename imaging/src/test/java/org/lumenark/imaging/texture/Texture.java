package org.lumenark.imaging.texture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.lumenark.imaging.source.SampleType;

/**
 * A pattern of slow waves, fine noise and empty blocks, in integers only, so that others can
 * compute it too: {@code src/test/oracles/texture.py} is the same in NumPy. As uint16 it compresses
 * to about a half.
 */
public final class Texture {

  private static final int EMPTY_BLOCK = 9;

  private Texture() {}

  /** The pattern: 0 in empty blocks, else 400 to some 3,500. */
  public static int value(int t, int c, int z, int y, int x) {
    if (((x >> EMPTY_BLOCK) + 3 * (y >> EMPTY_BLOCK)) % 11 == 5) {
      return 0;
    }
    int hash = x * 73856093 ^ y * 19349663 ^ z * 83492791 ^ c * 15485863 ^ t * 32452843;
    hash *= 0x9E3779B1;
    hash ^= hash >>> 15;
    hash *= 0x85EBCA6B;
    hash ^= hash >>> 13;
    int noise = (hash & 0x3F) + (hash >>> 8 & 0x3F);
    return 400
        + 200 * c
        + 4 * wave(x + 13 * z, 97)
        + 3 * wave(y + 7 * t, 151)
        + wave(x + y + 31 * c, 613)
        + noise;
  }

  private static int wave(int position, int half) {
    return Math.abs(position % (2 * half) - half);
  }

  /** Writes the pattern as one sample of a type. */
  static void put(ByteBuffer target, SampleType type, int value) {
    switch (type) {
      case UINT8 -> target.put((byte) (value >> 4));
      case INT8 -> target.put((byte) ((value >> 4) - 100));
      case UINT16 -> target.putShort((short) value);
      case INT16 -> target.putShort((short) (value - 1500));
      case UINT32 -> target.putInt(value * 65537);
      case INT32 -> target.putInt((value - 1500) * 65537);
      case UINT64 -> target.putLong(value * 0x0001000100010001L);
      case INT64 -> target.putLong((value - 1500) * 0x0000100010001001L);
      case FLOAT32 -> target.putFloat(value * 0.25f - 100);
      case FLOAT64 -> target.putDouble(value * 0.25 - 100);
    }
  }

  /** Rows of one plane, little-endian. */
  public static byte[] rows(
      SampleType type, int t, int c, int z, int firstRow, int rows, int width) {
    ByteBuffer bytes =
        ByteBuffer.allocate(rows * width * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    for (int y = firstRow; y < firstRow + rows; y++) {
      for (int x = 0; x < width; x++) {
        put(bytes, type, value(t, c, z, y, x));
      }
    }
    return bytes.array();
  }
}
