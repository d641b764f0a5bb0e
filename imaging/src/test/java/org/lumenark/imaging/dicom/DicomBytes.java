package org.lumenark.imaging.dicom;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Builds DICOM files element by element, by PS3.5 chapter 7 and PS3.10 chapter 7. */
final class DicomBytes {

  static final String IMPLICIT = "1.2.840.10008.1.2";
  static final String EXPLICIT = "1.2.840.10008.1.2.1";
  static final String DEFLATED = "1.2.840.10008.1.2.1.99";
  static final String BIG_ENDIAN = "1.2.840.10008.1.2.2";
  static final String RLE = "1.2.840.10008.1.2.5";
  static final String JPEG_LOSSLESS = "1.2.840.10008.1.2.4.70";
  static final String JPEG_XL = "1.2.840.10008.1.2.4.110";
  private static final int ITEM = 0xFFFEE000;

  private final String syntax;
  private final ByteOrder order;
  private final Map<Long, byte[]> elements = new TreeMap<>();

  DicomBytes(String syntax) {
    this.syntax = syntax;
    this.order = syntax.equals(BIG_ENDIAN) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
  }

  /** What every picture of one sample has. */
  static DicomBytes picture(String syntax, int rows, int columns, int allocated) {
    return new DicomBytes(syntax)
        .us(Tags.SAMPLES_PER_PIXEL, 1)
        .text(Tags.PHOTOMETRIC_INTERPRETATION, "CS", "MONOCHROME2")
        .us(Tags.ROWS, rows)
        .us(Tags.COLUMNS, columns)
        .us(Tags.BITS_ALLOCATED, allocated)
        .us(Tags.BITS_STORED, allocated)
        .us(Tags.HIGH_BIT, allocated - 1)
        .us(Tags.PIXEL_REPRESENTATION, 0);
  }

  DicomBytes text(int tag, String vr, String value) {
    String even = value.length() % 2 == 0 ? value : value + " ";
    return put(tag, vr, even.getBytes(StandardCharsets.US_ASCII));
  }

  DicomBytes us(int tag, int value) {
    return put(tag, "US", buffer(2).putShort((short) value).array());
  }

  DicomBytes ul(int tag, int value) {
    return put(tag, "UL", buffer(4).putInt(value).array());
  }

  DicomBytes put(int tag, String vr, byte[] value) {
    elements.put(tag & 0xFFFFFFFFL, element(tag, vr, value, !syntax.equals(IMPLICIT), order));
    return this;
  }

  DicomBytes pixels(byte... value) {
    return put(Tags.PIXEL_DATA, "OW", value);
  }

  /** Items of undefined length, in a sequence of undefined length. */
  DicomBytes sequence(int tag, DicomBytes... items) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (DicomBytes item : items) {
      out.writeBytes(tagged(ITEM, -1));
      item.elements.values().forEach(out::writeBytes);
      out.writeBytes(tagged(0xFFFEE00D, 0));
    }
    out.writeBytes(tagged(0xFFFEE0DD, 0));
    elements.put(tag & 0xFFFFFFFFL, undefined(tag, "SQ", out.toByteArray()));
    return this;
  }

  /** A fragment for each frame, behind a table of offsets that is empty. */
  DicomBytes frames(byte[]... frames) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(tagged(ITEM, 0));
    for (byte[] frame : frames) {
      out.writeBytes(tagged(ITEM, frame.length));
      out.writeBytes(frame);
    }
    out.writeBytes(tagged(0xFFFEE0DD, 0));
    elements.put(
        Tags.PIXEL_DATA & 0xFFFFFFFFL, undefined(Tags.PIXEL_DATA, "OB", out.toByteArray()));
    return this;
  }

  private byte[] undefined(int tag, String vr, byte[] content) {
    byte[] element = element(tag, vr, content, !syntax.equals(IMPLICIT), order);
    int at = element.length - content.length - 4;
    ByteBuffer.wrap(element).order(order).putInt(at, -1);
    return element;
  }

  private byte[] tagged(int tag, int length) {
    return buffer(8).putShort((short) (tag >>> 16)).putShort((short) tag).putInt(length).array();
  }

  byte[] bytes() {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    elements.values().forEach(body::writeBytes);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(new byte[128]);
    file.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
    String uid = syntax.length() % 2 == 0 ? syntax : syntax + "\0";
    file.writeBytes(
        element(
            Tags.TRANSFER_SYNTAX_UID,
            "UI",
            uid.getBytes(StandardCharsets.US_ASCII),
            true,
            ByteOrder.LITTLE_ENDIAN));
    file.writeBytes(body.toByteArray());
    return file.toByteArray();
  }

  private ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(order);
  }

  private static byte[] element(
      int tag, String vr, byte[] value, boolean explicit, ByteOrder order) {
    boolean wide = explicit && (vr.equals("OB") || vr.equals("OW") || vr.equals("SQ"));
    ByteBuffer out = ByteBuffer.allocate(8 + (wide ? 4 : 0) + value.length).order(order);
    out.putShort((short) (tag >>> 16)).putShort((short) tag);
    if (!explicit) {
      out.putInt(value.length);
    } else {
      out.put(vr.getBytes(StandardCharsets.US_ASCII));
      if (wide) {
        out.putShort((short) 0).putInt(value.length);
      } else {
        out.putShort((short) value.length);
      }
    }
    return out.put(value).array();
  }
}
