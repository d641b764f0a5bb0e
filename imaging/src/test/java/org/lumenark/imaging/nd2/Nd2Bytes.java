package org.lumenark.imaging.nd2;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;

/** Builds ND2 files chunk by chunk, as the reader's references describe them. */
final class Nd2Bytes {

  private static final int NAME_BYTES = 64;

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private final Map<String, Long> map = new LinkedHashMap<>();

  Nd2Bytes() {
    byte[] version = new byte[64];
    System.arraycopy("Ver3.0".getBytes(StandardCharsets.US_ASCII), 0, version, 0, 6);
    write(chunk("ND2 FILE SIGNATURE CHUNK NAME01!", 32, version));
  }

  Nd2Bytes with(String name, byte[] content) {
    map.put(name, (long) file.size());
    write(chunk(name, NAME_BYTES, content));
    return this;
  }

  /** A frame with its time stamp. */
  Nd2Bytes frame(int number, byte[] pixels) {
    return with("ImageDataSeq|" + number + "!", join(new byte[8], pixels));
  }

  byte[] bytes() {
    ByteArrayOutputStream entries = new ByteArrayOutputStream();
    map.forEach((name, position) -> {
      entries.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
      entries.writeBytes(little(16).putLong(position).putLong(0).array());
    });
    String end = "ND2 CHUNK MAP SIGNATURE 0000001!";
    entries.writeBytes(end.getBytes(StandardCharsets.US_ASCII));
    entries.writeBytes(new byte[16]);
    long at = file.size();
    write(chunk("ND2 FILEMAP SIGNATURE NAME 0001!", NAME_BYTES, entries.toByteArray()));
    write(end.getBytes(StandardCharsets.US_ASCII));
    write(little(8).putLong(at).array());
    return file.toByteArray();
  }

  private void write(byte[] bytes) {
    file.writeBytes(bytes);
  }

  private static byte[] chunk(String name, int nameBytes, byte[] content) {
    ByteBuffer chunk = little(16 + nameBytes + content.length);
    chunk.putInt(0x0ABECEDA).putInt(nameBytes).putLong(content.length);
    chunk.put(name.getBytes(StandardCharsets.US_ASCII));
    return chunk.position(16 + nameBytes).put(content).array();
  }

  static byte[] uint(String name, int value) {
    return join(head(3, name), little(4).putInt(value).array());
  }

  static byte[] number(String name, double value) {
    return join(head(6, name), little(8).putDouble(value).array());
  }

  static byte[] text(String name, String value) {
    return join(head(8, name), (value + "\0").getBytes(StandardCharsets.UTF_16LE));
  }

  static byte[] raw(String name, byte... value) {
    return join(head(9, name), little(8).putLong(value.length).array(), value);
  }

  static byte[] list(String name, byte[]... items) {
    byte[] head = head(11, name);
    byte[] inside = join(items);
    ByteBuffer size = little(12).putInt(items.length);
    size.putLong(head.length + 12 + inside.length);
    return join(head, size.array(), inside, new byte[8 * items.length]);
  }

  /** A whole block in its compressed form. */
  static byte[] compressed(byte[] block) {
    return join(new byte[] {'L', 0}, new byte[10], zlib(block));
  }

  static byte[] zlib(byte[] content) {
    Deflater deflater = new Deflater();
    deflater.setInput(content);
    deflater.finish();
    byte[] out = new byte[content.length * 2 + 100];
    int length = deflater.deflate(out);
    deflater.end();
    return java.util.Arrays.copyOf(out, length);
  }

  private static byte[] head(int type, String name) {
    byte[] letters = (name + "\0").getBytes(StandardCharsets.UTF_16LE);
    return join(new byte[] {(byte) type, (byte) (letters.length / 2)}, letters);
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
