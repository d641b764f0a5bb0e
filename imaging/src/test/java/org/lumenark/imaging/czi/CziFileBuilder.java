package org.lumenark.imaging.czi;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a CZI by the specification: header, subblocks, metadata, attachments, directories. */
final class CziFileBuilder {

  private final List<Block> blocks = new ArrayList<>();
  private final List<Attachment> attachments = new ArrayList<>();
  private String xml = "";
  private int filePart;

  private record Attachment(String name, String type, byte[] content) {}

  /** A subblock that is being described. */
  static final class Block {

    private final int pixelType;
    private final byte[] data;
    private final Map<String, int[]> dimensions = new LinkedHashMap<>();
    private int compression;
    private int pyramid;
    private String tags = "";

    private Block(int pixelType, byte[] data) {
      this.pixelType = pixelType;
      this.data = data;
    }

    Block with(String dimension, int start, int size) {
      return with(dimension, start, size, 0);
    }

    Block with(String dimension, int start, int size, int stored) {
      dimensions.put(dimension, new int[] {start, size, stored});
      return this;
    }

    Block compressed(int code) {
      compression = code;
      return this;
    }

    Block ofPyramid() {
      pyramid = 2;
      return this;
    }

    Block tagged(String xml) {
      tags = xml;
      return this;
    }
  }

  Block block(int pixelType, int x, int y, int width, int height, byte[] data) {
    Block block = new Block(pixelType, data).with("X", x, width).with("Y", y, height);
    blocks.add(block);
    return block;
  }

  CziFileBuilder metadata(String text) {
    xml = text;
    return this;
  }

  CziFileBuilder attach(String name, String type, byte[] content) {
    attachments.add(new Attachment(name, type, content));
    return this;
  }

  CziFileBuilder part(int number) {
    filePart = number;
    return this;
  }

  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[32 + 512]);
    List<byte[]> entries = new ArrayList<>();
    for (Block block : blocks) {
      byte[] entry = entry(block, out.size());
      entries.add(entry);
      byte[] metadata = block.tags.getBytes(StandardCharsets.UTF_8);
      int space = Math.max(240, entry.length);
      ByteBuffer body = little(16 + space + metadata.length + block.data.length);
      body.putInt(metadata.length).putInt(0).putLong(block.data.length).put(entry);
      body.position(16 + space).put(metadata).put(block.data);
      segment(out, "ZISRAWSUBBLOCK", body);
    }
    long metadataAt = xml.isEmpty() ? 0 : out.size();
    if (!xml.isEmpty()) {
      byte[] text = xml.getBytes(StandardCharsets.UTF_8);
      segment(
          out, "ZISRAWMETADATA", little(256 + text.length).putInt(0, text.length).put(256, text));
    }
    long attachmentsAt = attachments(out);
    long directoryAt = out.size();
    ByteBuffer directory = little(128 + entries.stream().mapToInt(e -> e.length).sum());
    directory.putInt(entries.size()).position(128);
    entries.forEach(directory::put);
    segment(out, "ZISRAWDIRECTORY", directory);
    ByteBuffer file = ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    file.put(0, "ZISRAWFILE".getBytes(StandardCharsets.US_ASCII)).putLong(16, 512).putLong(24, 512);
    file.putInt(32, 1).putInt(32 + 48, filePart).putLong(32 + 52, directoryAt);
    file.putLong(32 + 60, metadataAt).putLong(32 + 72, attachmentsAt);
    return file.array();
  }

  private long attachments(ByteArrayOutputStream out) {
    if (attachments.isEmpty()) {
      return 0;
    }
    ByteBuffer directory = little(256 + 128 * attachments.size());
    directory.putInt(attachments.size()).position(256);
    for (Attachment each : attachments) {
      ByteBuffer entry = little(128);
      entry.put(0, new byte[] {'A', '1'}).putLong(12, out.size());
      entry.put(40, each.type.getBytes(StandardCharsets.US_ASCII));
      entry.put(48, each.name.getBytes(StandardCharsets.US_ASCII));
      directory.put(entry.array());
      ByteBuffer body = little(256 + each.content.length);
      body.putInt(0, each.content.length).put(16, entry.array()).put(256, each.content);
      segment(out, "ZISRAWATTACH", body);
    }
    long at = out.size();
    segment(out, "ZISRAWATTDIR", directory);
    return at;
  }

  private static byte[] entry(Block block, long position) {
    ByteBuffer entry = little(32 + 20 * block.dimensions.size());
    entry.put((byte) 'D').put((byte) 'V').putInt(block.pixelType).putLong(position).putInt(0);
    entry.putInt(block.compression).put((byte) block.pyramid);
    entry.position(28).putInt(block.dimensions.size());
    block.dimensions.forEach((name, values) -> {
      entry.put((byte) name.charAt(0)).put(new byte[3]);
      entry.putInt(values[0]).putInt(values[1]).putFloat(0).putInt(values[2]);
    });
    return entry.array();
  }

  private static void segment(ByteArrayOutputStream out, String name, ByteBuffer body) {
    ByteBuffer head = little(32);
    head.put(0, name.getBytes(StandardCharsets.US_ASCII));
    head.putLong(16, body.capacity()).putLong(24, body.capacity());
    out.writeBytes(head.array());
    out.writeBytes(body.array());
  }

  static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
