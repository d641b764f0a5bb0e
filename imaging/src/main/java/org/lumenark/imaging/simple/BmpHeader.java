package org.lumenark.imaging.simple;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PhysicalSizes;
import org.lumenark.imaging.source.ReadLimits;

/**
 * What a BMP says before its pixels (Microsoft, Bitmap Storage; the header of OS/2 too).
 *
 * @param bits of a pixel
 * @param topDown whether the first stored row is the top one
 * @param masks bits of red, green, blue and alpha in pixels of 16 and 32 bits
 * @param palette {@code RGB} triples; empty if pixels are no indices, or if each index is its own
 *     grey, so that the palette says nothing
 * @param data position of the first row
 */
record BmpHeader(
    int width,
    int height,
    int bits,
    int compression,
    boolean topDown,
    int[] masks,
    byte[] palette,
    PhysicalSizes physicalSizes,
    long data) {

  static final int PLAIN = 0;
  static final int RLE_8 = 1;
  static final int RLE_4 = 2;
  private static final int MASKS = 3;
  private static final int MASKS_WITH_ALPHA = 6;
  private static final int CORE_BYTES = 12;
  private static final int INFO_BYTES = 40;
  private static final int OS2_BYTES = 64;
  private static final int MAX_HEAD = 14 + 124 + 16 + 256 * 4;
  private static final int MOST_EXPANSION = 10_000;
  private static final double MAX_MICROMETRES = 10;

  static BmpHeader read(ByteSource source, String path, ReadLimits limits)
      throws IOException, ImagingException {
    Head head = Head.of(source);
    int size = head.int32(14);
    boolean core = size == CORE_BYTES;
    if (source.size() < 26 || (!core && (size < INFO_BYTES || source.size() < 54))) {
      throw new ImagingException("bmp.bad-header", path, "The bitmap header is cut short.");
    }
    int width = core ? head.short16(18) : head.int32(18);
    int tall = core ? head.short16(20) : head.int32(22);
    int bits = core ? head.short16(24) : head.short16(28);
    int compression = core ? PLAIN : head.int32(30);
    if (width < 1 || tall == 0 || tall == Integer.MIN_VALUE) {
      throw new ImagingException(
          "bmp.bad-header", path, width + " x " + tall + " pixels are no picture.");
    }
    boolean masked = size != OS2_BYTES && (compression == MASKS || compression == MASKS_WITH_ALPHA);
    check(path, bits, compression, masked);
    boolean alpha = compression == MASKS_WITH_ALPHA || size >= 56;
    int[] masks = masked ? head.masks(alpha) : usual(bits);
    long paletteAt = 14L + size + (masked && size == INFO_BYTES ? (alpha ? 16 : 12) : 0);
    BmpHeader header =
        new BmpHeader(
            width,
            Math.abs(tall),
            bits,
            compression,
            tall < 0,
            masks,
            bits <= 8 ? head.palette(paletteAt, bits, core, path) : new byte[0],
            core ? PhysicalSizes.UNKNOWN : sizes(head),
            head.int32(10) & 0xFFFFFFFFL);
    header.check(source.size(), path, limits);
    return header;
  }

  private static void check(String path, int bits, int compression, boolean masked)
      throws ImagingException {
    boolean known =
        switch (bits) {
          case 1, 24 -> compression == PLAIN;
          case 4 -> compression == PLAIN || compression == RLE_4;
          case 8 -> compression == PLAIN || compression == RLE_8;
          case 16, 32 -> compression == PLAIN || masked;
          default -> false;
        };
    if (!known) {
      throw new ImagingException(
          "bmp.unsupported",
          path,
          bits + " bits a pixel with compression " + compression + " are not read.");
    }
  }

  private static int[] usual(int bits) {
    return bits == 16 ? new int[] {0x7C00, 0x3E0, 0x1F, 0} : new int[] {0xFF0000, 0xFF00, 0xFF, 0};
  }

  private record Head(byte[] bytes) {

    static Head of(ByteSource source) throws IOException {
      byte[] bytes = new byte[MAX_HEAD];
      source.read(0, bytes, 0, (int) Math.min(bytes.length, source.size()));
      return new Head(bytes);
    }

    int short16(int at) {
      return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
    }

    int int32(int at) {
      return short16(at) | short16(at + 2) << 16;
    }

    int[] masks(boolean alpha) {
      return new int[] {int32(54), int32(58), int32(62), alpha ? int32(66) : 0};
    }

    /** Entries that the file does not have are black. */
    byte[] palette(long from, int bits, boolean core, String path) throws ImagingException {
      int entryBytes = core ? 3 : 4;
      int used = core ? 0 : int32(46);
      int count = used > 0 && used < 1 << bits ? used : 1 << bits;
      if (from < 0 || from > bytes.length - (long) count * entryBytes) {
        throw new ImagingException("bmp.bad-header", path, "The palette is not where it belongs.");
      }
      byte[] palette = new byte[3 << bits];
      boolean ownGrey = count == 1 << bits;
      for (int i = 0; i < count; i++) {
        int at = (int) from + i * entryBytes;
        palette[3 * i] = bytes[at + 2];
        palette[3 * i + 1] = bytes[at + 1];
        palette[3 * i + 2] = bytes[at];
        int grey = bits == 1 ? 255 * i : i;
        ownGrey &=
            (bytes[at] & 0xFF) == grey && bytes[at + 1] == bytes[at] && bytes[at + 2] == bytes[at];
      }
      return ownGrey ? new byte[0] : palette;
    }
  }

  private void check(long fileSize, String path, ReadLimits limits) throws ImagingException {
    double stored = (double) rowBytes() * height;
    boolean packed = compression == RLE_4 || compression == RLE_8;
    if (data > fileSize || (!packed && stored > fileSize - data)) {
      throw new ImagingException(
          "bmp.declared-size-too-large",
          path,
          width + " x " + height + " pixels do not fit in " + fileSize + " bytes.");
    }
    double pixels = (double) width * height;
    if ((packed && (pixels > limits.maxAllocation() || pixels > MOST_EXPANSION * (double) fileSize))
        || (double) width * 4 > limits.maxAllocation()) {
      throw new ImagingException(
          "bmp.too-large",
          path,
          width + " x " + height + " pixels are more than can be decoded at once.");
    }
  }

  /** Rows begin at multiples of four bytes. */
  long rowBytes() {
    return ((long) width * bits + 31) / 32 * 4;
  }

  int channels() {
    if (bits <= 8) {
      return palette.length == 0 ? 1 : 3;
    }
    return masks[3] == 0 ? 3 : 4;
  }

  Map<String, String> metadata() {
    return Map.of("BitsPerPixel", String.valueOf(bits));
  }

  /** Pixels per metre; what a printer or a screen would have is no microscope's. */
  private static PhysicalSizes sizes(Head head) {
    return new PhysicalSizes(
        size(head.int32(38)), size(head.int32(42)), OptionalDouble.empty(), OptionalDouble.empty());
  }

  private static OptionalDouble size(int perMetre) {
    return perMetre > 0 && 1e6 / perMetre < MAX_MICROMETRES
        ? OptionalDouble.of(1e6 / perMetre)
        : OptionalDouble.empty();
  }

  /** Where each mask begins, and its largest value. */
  int[][] scales() {
    int[][] scales = new int[4][2];
    for (int i = 0; i < 4; i++) {
      scales[i][0] = masks[i] == 0 ? 0 : Integer.numberOfTrailingZeros(masks[i]);
      scales[i][1] = Math.max(1, masks[i] >>> scales[i][0] & 0xFFFF);
    }
    return Arrays.copyOf(scales, channels());
  }
}
