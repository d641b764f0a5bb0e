package org.lumenark.imaging.samples;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A binary header or file that a test writes field by field, at the offsets of a specification. */
public final class Bytes {

  private final ByteBuffer buffer;

  private Bytes(int size, ByteOrder order) {
    buffer = ByteBuffer.allocate(size).order(order);
  }

  public static Bytes little(int size) {
    return new Bytes(size, ByteOrder.LITTLE_ENDIAN);
  }

  public static Bytes big(int size) {
    return new Bytes(size, ByteOrder.BIG_ENDIAN);
  }

  public Bytes int8(int at, int... values) {
    for (int i = 0; i < values.length; i++) {
      buffer.put(at + i, (byte) values[i]);
    }
    return this;
  }

  public Bytes int16(int at, int... values) {
    for (int i = 0; i < values.length; i++) {
      buffer.putShort(at + 2 * i, (short) values[i]);
    }
    return this;
  }

  public Bytes int32(int at, int... values) {
    for (int i = 0; i < values.length; i++) {
      buffer.putInt(at + 4 * i, values[i]);
    }
    return this;
  }

  public Bytes int64(int at, long... values) {
    for (int i = 0; i < values.length; i++) {
      buffer.putLong(at + 8 * i, values[i]);
    }
    return this;
  }

  public Bytes float32(int at, double... values) {
    for (int i = 0; i < values.length; i++) {
      buffer.putFloat(at + 4 * i, (float) values[i]);
    }
    return this;
  }

  public Bytes float64(int at, double... values) {
    for (int i = 0; i < values.length; i++) {
      buffer.putDouble(at + 8 * i, values[i]);
    }
    return this;
  }

  public Bytes text(int at, String text) {
    buffer.put(at, text.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  public byte[] array() {
    return buffer.array();
  }

  /** One after the other. */
  public static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }

  /** The numbers from 0 up, as bytes. */
  public static byte[] counting(int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }
}
