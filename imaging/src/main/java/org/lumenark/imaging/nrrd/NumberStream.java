package org.lumenark.imaging.nrrd;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import org.lumenark.imaging.raw.StoredSample;

/** Numbers written as text, as the little-endian bytes of their type. */
final class NumberStream extends FilterInputStream {

  private static final int MAX_DIGITS = 400;

  private final StoredSample sample;
  private final ByteBuffer number;
  private final StringBuilder text = new StringBuilder();

  NumberStream(InputStream in, StoredSample sample) {
    super(in);
    this.sample = sample;
    this.number = ByteBuffer.allocate(sample.type().bytes()).order(ByteOrder.LITTLE_ENDIAN);
    number.limit(0);
  }

  @Override
  public int read() throws IOException {
    return number.hasRemaining() || next() ? number.get() & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    for (int i = 0; i < length; i++) {
      int value = read();
      if (value < 0) {
        return i == 0 ? -1 : i;
      }
      target[offset + i] = (byte) value;
    }
    return length;
  }

  private boolean next() throws IOException {
    text.setLength(0);
    int c = in.read();
    while (c >= 0 && separates(c)) {
      c = in.read();
    }
    while (c >= 0 && !separates(c)) {
      text.append((char) c);
      if (text.length() > MAX_DIGITS) {
        throw new IOException("a number is too long");
      }
      c = in.read();
    }
    if (text.isEmpty()) {
      return false;
    }
    number.clear();
    put(text.toString());
    number.flip();
    return true;
  }

  private static boolean separates(int c) {
    return Character.isWhitespace(c) || c == ',';
  }

  private void put(String digits) throws IOException {
    try {
      switch (sample.type()) {
        case INT8 -> number.put(Byte.parseByte(digits));
        case UINT8 -> number.put((byte) range(digits, 0xFF));
        case INT16 -> number.putShort(Short.parseShort(digits));
        case UINT16 -> number.putShort((short) range(digits, 0xFFFF));
        case INT32 -> number.putInt(Integer.parseInt(digits));
        case UINT32 -> number.putInt(Integer.parseUnsignedInt(digits));
        case INT64 -> number.putLong(Long.parseLong(digits));
        case UINT64 -> number.putLong(Long.parseUnsignedLong(digits));
        case FLOAT32 -> number.putFloat(Float.parseFloat(real(digits)));
        case FLOAT64 -> number.putDouble(Double.parseDouble(real(digits)));
      }
    } catch (NumberFormatException e) {
      throw new IOException("not a number of type " + sample.type().numpyName(), e);
    }
  }

  private static int range(String digits, int most) {
    int value = Integer.parseInt(digits);
    if (value < 0 || value > most) {
      throw new NumberFormatException(digits);
    }
    return value;
  }

  /** The format writes NaN and infinities in any case. */
  private static String real(String digits) {
    return switch (digits.toLowerCase(Locale.ROOT)) {
      case "nan", "-nan", "qnan" -> "NaN";
      case "inf", "+inf", "infinity" -> "Infinity";
      case "-inf", "-infinity" -> "-Infinity";
      default -> digits;
    };
  }
}
