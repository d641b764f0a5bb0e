package org.lumenark.imaging.simple;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.zip.CRC32;
import org.lumenark.imaging.ome.XmlText;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PhysicalSizes;
import org.lumenark.imaging.source.ReadLimits;

/**
 * What a PNG says before its pixels (ISO/IEC 15948).
 *
 * @param samples stored in a pixel: 1, 2, 3 or 4
 * @param palette {@code RGB} triples; empty if pixels are no indices
 * @param data position of the first IDAT chunk
 */
record PngHeader(
    int width,
    int height,
    int bits,
    int samples,
    boolean interlaced,
    byte[] palette,
    PhysicalSizes physicalSizes,
    Map<String, String> texts,
    long data) {

  static final int IHDR = 0x49484452;
  static final int IDAT = 0x49444154;
  static final int IEND = 0x49454E44;
  private static final int PLTE = 0x504C5445;
  private static final int PHYS = 0x70485973;
  private static final int TEXT = 0x74455874;
  private static final int SIGNATURE_BYTES = 8;
  private static final int MAX_TEXT_BYTES = 65_536;
  private static final int MAX_CHUNKS = 10_000;
  private static final double MAX_MICROMETRES = 10;

  boolean indexed() {
    return palette.length > 0;
  }

  /** Channels as they are handed out. */
  int channels() {
    return indexed() ? 3 : samples;
  }

  static PngHeader read(ByteSource source, String path, ReadLimits limits)
      throws IOException, ImagingException {
    PngChunk first = PngChunk.at(source, SIGNATURE_BYTES, path);
    if (first.type() != IHDR || first.length() != 13) {
      throw new ImagingException("png.bad-header", path, "The first chunk is not IHDR.");
    }
    byte[] ihdr = checked(source, first, path);
    int width = PngChunk.number(ihdr, 0);
    int height = PngChunk.number(ihdr, 4);
    int bits = ihdr[8];
    int color = ihdr[9];
    int samples = samples(color, bits, path);
    if (width < 1 || height < 1 || ihdr[10] != 0 || ihdr[11] != 0 || ihdr[12] < 0 || ihdr[12] > 1) {
      throw new ImagingException(
          "png.bad-header", path + " IHDR", "The header has impossible values.");
    }
    byte[] palette = new byte[0];
    PhysicalSizes sizes = PhysicalSizes.UNKNOWN;
    Map<String, String> texts = new LinkedHashMap<>();
    PngChunk chunk = PngChunk.at(source, first.next(), path);
    for (int i = 0; chunk.type() != IDAT; i++) {
      if (chunk.type() == IEND || i > MAX_CHUNKS) {
        throw new ImagingException("png.no-data", path, "The file has no IDAT chunk.");
      }
      if (chunk.type() == PLTE && chunk.length() <= 768 && color == 3) {
        palette = checked(source, chunk, path);
      } else if (chunk.type() == PHYS && chunk.length() == 9) {
        sizes = sizes(checked(source, chunk, path));
      } else if (chunk.type() == TEXT && chunk.length() <= MAX_TEXT_BYTES && texts.size() < 100) {
        keep(texts, checked(source, chunk, path));
      }
      chunk = PngChunk.at(source, chunk.next(), path);
    }
    if (color == 3 && palette.length < 3) {
      throw new ImagingException(
          "png.no-palette", path, "The pixels are indices and there is no palette.");
    }
    PngHeader header =
        new PngHeader(
            width, height, bits, samples, ihdr[12] == 1, palette, sizes, texts, chunk.position());
    header.check(source.size(), path, limits);
    return header;
  }

  private void check(long fileSize, String path, ReadLimits limits) throws ImagingException {
    double bytes = Math.ceil((double) width * samples * bits / 8) * height;
    boolean rowTooLong = (double) width * channels() * 2 > limits.maxAllocation();
    if (bytes > fileSize * 1_040.0) {
      throw new ImagingException(
          "png.declared-size-too-large",
          path + " IHDR",
          width + " x " + height + " pixels cannot come out of " + fileSize + " bytes.");
    }
    if (rowTooLong
        || (interlaced
            && (double) width * height * channels() * (bits == 16 ? 2 : 1)
                > limits.maxAllocation())) {
      throw new ImagingException(
          "png.too-large",
          path + " IHDR",
          width + " x " + height + " pixels are more than can be decoded at once.");
    }
  }

  private static byte[] checked(ByteSource source, PngChunk chunk, String path)
      throws IOException, ImagingException {
    byte[] content = new byte[chunk.length()];
    source.read(chunk.content(), content, 0, content.length);
    CRC32 crc = chunk.startCrc();
    crc.update(content);
    chunk.requireCrc(source, crc, path);
    return content;
  }

  private static int samples(int color, int bits, String path) throws ImagingException {
    List<Integer> allowed =
        switch (color) {
          case 0 -> List.of(1, 2, 4, 8, 16);
          case 3 -> List.of(1, 2, 4, 8);
          case 2, 4, 6 -> List.of(8, 16);
          default -> new ArrayList<>();
        };
    if (!allowed.contains(bits)) {
      throw new ImagingException(
          "png.bad-header",
          path + " IHDR",
          "Colour type " + color + " does not go with " + bits + " bits.");
    }
    return color == 2 ? 3 : color == 4 ? 2 : color == 6 ? 4 : 1;
  }

  /** Pixels per metre; what a printer or a screen would have is no microscope's. */
  private static PhysicalSizes sizes(byte[] content) {
    if (content[8] != 1) {
      return PhysicalSizes.UNKNOWN;
    }
    return new PhysicalSizes(
        size(PngChunk.number(content, 0)),
        size(PngChunk.number(content, 4)),
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }

  private static OptionalDouble size(int perMetre) {
    boolean believable = perMetre > 0 && 1e6 / perMetre < MAX_MICROMETRES;
    return believable ? OptionalDouble.of(1e6 / perMetre) : OptionalDouble.empty();
  }

  private static void keep(Map<String, String> texts, byte[] content) {
    String text = XmlText.decode(content);
    int end = text.indexOf('\0');
    if (end > 0) {
      texts.putIfAbsent(
          XmlText.legal(text.substring(0, end)), XmlText.legal(text.substring(end + 1)));
    }
  }
}
