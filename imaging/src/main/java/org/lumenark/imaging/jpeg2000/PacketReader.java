package org.lumenark.imaging.jpeg2000;

import org.lumenark.imaging.jpeg2000.CodeBlock.Segment;

/** Reads packets: ISO/IEC 15444-1 B.9 and B.10. */
final class PacketReader {

  private final byte[] data;
  private int at;

  PacketReader(byte[] data) {
    this.data = data;
  }

  boolean ended() {
    return at >= data.length;
  }

  /** The next packet is that of the precinct's next layer. */
  void read(Precinct precinct, CodingStyle style) throws CorruptCodeException {
    if (marker(0xFF91)) {
      at += 6;
    }
    if (at >= data.length) {
      throw new CorruptCodeException("packets are missing at the end");
    }
    PacketBits bits = new PacketBits(data, at, data.length);
    java.util.List<Segment> filled = new java.util.ArrayList<>();
    java.util.List<Integer> lengths = new java.util.ArrayList<>();
    int layer = precinct.layersRead++;
    if (bits.bit() == 1) {
      for (Precinct.Part part : precinct.parts) {
        for (int row = 0; row < part.down; row++) {
          for (int column = 0; column < part.across; column++) {
            block(part, column, row, layer, style, bits, filled, lengths);
          }
        }
      }
    }
    at = bits.align();
    if (marker(0xFF92)) {
      at += 2;
    }
    for (int i = 0; i < filled.size(); i++) {
      int length = lengths.get(i);
      if (length > data.length - at) {
        throw new CorruptCodeException("a packet reaches past the end of its tile");
      }
      filled.get(i).pieces.add(new int[] {at, length});
      filled.get(i).length += length;
      at += length;
    }
  }

  private boolean marker(int wanted) {
    return data.length - at >= 2
        && ((data[at] & 0xFF) << 8 | data[at + 1] & 0xFF) == wanted
        && data.length - at >= (wanted == 0xFF91 ? 6 : 2);
  }

  private static void block(
      Precinct.Part part,
      int column,
      int row,
      int layer,
      CodingStyle style,
      PacketBits bits,
      java.util.List<Segment> filled,
      java.util.List<Integer> lengths)
      throws CorruptCodeException {
    CodeBlock block = part.blocks[row * part.across + column];
    if (block == null) {
      if (!part.inclusion.isBelow(column, row, layer + 1, bits)) {
        return;
      }
      block = part.create(column, row);
      block.zeroPlanes = part.zeroPlanes.value(column, row, bits);
    } else if (bits.bit() == 0) {
      return;
    }
    int passes = passes(bits);
    while (bits.bit() == 1) {
      block.lengthBits++;
    }
    while (passes > 0) {
      Segment segment = block.current(style);
      int some = Math.min(passes, segment.maxPasses - segment.passes);
      int width = block.lengthBits + 31 - Integer.numberOfLeadingZeros(some);
      if (width > 31) {
        throw new CorruptCodeException("a length has too many bits");
      }
      int length = bits.bits(width);
      segment.passes += some;
      filled.add(segment);
      lengths.add(length);
      passes -= some;
    }
  }

  private static int passes(PacketBits bits) throws CorruptCodeException {
    if (bits.bit() == 0) {
      return 1;
    }
    if (bits.bit() == 0) {
      return 2;
    }
    int two = bits.bits(2);
    if (two < 3) {
      return 3 + two;
    }
    int five = bits.bits(5);
    return five < 31 ? 6 + five : 37 + bits.bits(7);
  }
}
