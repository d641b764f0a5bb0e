package org.lumenark.imaging.raw;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImagingException;

/** The numbers and texts of a binary header in its byte order. */
public final class HeaderBytes {

  private final ByteBuffer bytes;

  private HeaderBytes(byte[] bytes, ByteOrder order) {
    this.bytes = ByteBuffer.wrap(bytes).order(order);
  }

  /**
   * Reads a part of a file, little-endian until told otherwise.
   *
   * @throws ImagingException {@code format.truncated} if the file is shorter
   */
  public static HeaderBytes read(
      ByteSource source, long position, int length, String format, String path)
      throws IOException, ImagingException {
    if (position < 0 || length < 0 || length > source.size() - position) {
      throw new ImagingException(
          format + ".truncated",
          path + " byte " + position,
          "A header of " + length + " bytes does not fit in a file of " + source.size() + ".");
    }
    byte[] bytes = new byte[length];
    source.read(position, bytes, 0, length);
    return new HeaderBytes(bytes, ByteOrder.LITTLE_ENDIAN);
  }

  /** The same bytes in another order. */
  public HeaderBytes in(ByteOrder order) {
    return new HeaderBytes(bytes.array(), order);
  }

  public ByteOrder order() {
    return bytes.order();
  }

  public int length() {
    return bytes.capacity();
  }

  public int unsigned8(int at) {
    return bytes.get(at) & 0xFF;
  }

  public int int16(int at) {
    return bytes.getShort(at);
  }

  public int unsigned16(int at) {
    return bytes.getShort(at) & 0xFFFF;
  }

  public int int32(int at) {
    return bytes.getInt(at);
  }

  public long int64(int at) {
    return bytes.getLong(at);
  }

  public float float32(int at) {
    return bytes.getFloat(at);
  }

  /**
   * The shortest decimal that is this number: 0.08, where its bits are 0.0799999982 as a double.
   */
  public double decimal32(int at) {
    return Double.parseDouble(Float.toString(bytes.getFloat(at)));
  }

  public double float64(int at) {
    return bytes.getDouble(at);
  }

  /** A copy of some of the bytes. */
  public byte[] raw(int at, int length) {
    return Arrays.copyOfRange(bytes.array(), at, at + length);
  }

  /** Latin-1 up to the first NUL, without spaces around. */
  public String text(int at, int length) {
    String text = new String(bytes.array(), at, length, StandardCharsets.ISO_8859_1);
    int end = text.indexOf('\0');
    return (end < 0 ? text : text.substring(0, end)).strip();
  }
}
