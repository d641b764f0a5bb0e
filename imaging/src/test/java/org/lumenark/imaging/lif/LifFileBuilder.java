package org.lumenark.imaging.lif;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a LIF: the XML header, then memory blocks with 32 or 64 bits of size. */
final class LifFileBuilder {

  private final int version;
  private final Map<String, byte[]> blocks = new LinkedHashMap<>();
  private String elements = "";

  LifFileBuilder(int version) {
    this.version = version;
  }

  /** An image in the project's folder. */
  LifFileBuilder image(String name, String description, byte[] pixels) {
    elements += element(name, description, pixels);
    return this;
  }

  /** An image in a folder. */
  LifFileBuilder imageIn(String folder, String name, String description, byte[] pixels) {
    String inside = element(name, description, pixels);
    elements += "<Element Name='" + folder + "'><Children>" + inside + "</Children></Element>";
    return this;
  }

  private String element(String name, String description, byte[] pixels) {
    String block = "MemBlock_" + blocks.size();
    blocks.put(block, pixels);
    return "<Element Name='%s'><Data><Image>%s</Image></Data><Memory Size='%d' MemoryBlockID='%s'/></Element>"
        .formatted(name, description, pixels.length, block);
  }

  static String description(String channels, String dimensions) {
    return "<ImageDescription><Channels>%s</Channels><Dimensions>%s</Dimensions></ImageDescription>"
        .formatted(channels, dimensions);
  }

  static String channel(int bits, int offset, int tag, String lut) {
    return channel(0, bits, offset, tag, lut);
  }

  static String channel(int type, int bits, int offset, int tag, String lut) {
    return ("<ChannelDescription DataType='%d' ChannelTag='%d' Resolution='%d' LUTName='%s'"
            + " BytesInc='%d' BitInc='0'/>")
        .formatted(type, tag, bits, lut, offset);
  }

  static String dimension(int id, int count, String length, String unit, long step) {
    return ("<DimensionDescription DimID='%d' NumberOfElements='%d' Origin='0' Length='%s'"
            + " Unit='%s' BitInc='0' BytesInc='%d'/>")
        .formatted(id, count, length, unit, step);
  }

  byte[] bytes() {
    return bytes(
        "<LMSDataContainerHeader Version='%d'><Element Name='Project'><Children>%s</Children></Element></LMSDataContainerHeader>"
            .formatted(version, elements));
  }

  byte[] bytes(String xml) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] text = xml.getBytes(StandardCharsets.UTF_16LE);
    ByteBuffer head = little(13);
    head.putInt(0x70).putInt(text.length + 5).put((byte) 0x2A).putInt(xml.length());
    out.writeBytes(head.array());
    out.writeBytes(text);
    blocks.forEach((name, pixels) -> {
      byte[] letters = name.getBytes(StandardCharsets.UTF_16LE);
      ByteBuffer block = little(version == 1 ? 18 : 22);
      block.putInt(0x70).putInt(block.capacity() - 8 + letters.length).put((byte) 0x2A);
      if (version == 1) {
        block.putInt(pixels.length);
      } else {
        block.putLong(pixels.length);
      }
      block.put((byte) 0x2A).putInt(name.length());
      out.writeBytes(block.array());
      out.writeBytes(letters);
      out.writeBytes(pixels);
    });
    return out.toByteArray();
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
