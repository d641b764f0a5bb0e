package org.lumenark.imaging.tiff;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lumenark.imaging.ome.XmlText;
import org.lumenark.imaging.source.ImagingException;

/**
 * The block that ImageJ keeps in tags 50838 (lengths) and 50839 (data): labels, colours,
 * information.
 *
 * @param colors {@code RRGGBB} of the brightest entry of each lookup table
 */
record ImageJMetadata(List<String> colors, Map<String, String> texts) {

  private static final int MAGIC = 0x494A494A;
  private static final int INFO = 0x696E666F;
  private static final int LABELS = 0x6C61626C;
  private static final int LUTS = 0x6C757473;
  private static final int LUT_BYTES = 768;
  private static final int MAX_CHARACTERS = 100_000;

  /** What cannot be made sense of is left out: it decides nothing about pixels. */
  static ImageJMetadata read(TiffDirectory directory, boolean littleEndian) throws IOException {
    List<String> colors = new ArrayList<>();
    Map<String, String> texts = new LinkedHashMap<>();
    try {
      long[] counts = directory.numbers(Tag.IMAGEJ_COUNTS);
      byte[] data = directory.bytes(Tag.IMAGEJ_METADATA);
      if (counts.length > 0 && data.length >= 4 && number(data, 0, littleEndian) == MAGIC) {
        blocks(counts, data, littleEndian, colors, texts);
      }
    } catch (ImagingException e) {
      return new ImageJMetadata(List.of(), Map.of());
    }
    return new ImageJMetadata(List.copyOf(colors), texts);
  }

  private static void blocks(
      long[] counts,
      byte[] data,
      boolean littleEndian,
      List<String> colors,
      Map<String, String> texts) {
    int types = (int) Math.min((counts[0] - 4) / 8, (data.length - 4) / 8);
    long at = counts[0];
    int block = 1;
    StringBuilder labels = new StringBuilder();
    for (int type = 0; type < types; type++) {
      int kind = number(data, 4 + type * 8, littleEndian);
      int members = number(data, 8 + type * 8, littleEndian);
      for (int i = 0; i < members && block < counts.length; i++, block++) {
        long length = counts[block];
        if (at < 0 || length < 0 || at + length > data.length) {
          return;
        }
        if (kind == LUTS && length == LUT_BYTES) {
          colors.add(brightest(data, (int) at));
        } else if (kind == INFO) {
          texts.put("Info", text(data, (int) at, (int) length, littleEndian));
        } else if (kind == LABELS && labels.length() < MAX_CHARACTERS) {
          if (!labels.isEmpty()) {
            labels.append('\n');
          }
          labels.append(text(data, (int) at, (int) length, littleEndian));
        }
        at += length;
      }
    }
    if (!labels.isEmpty()) {
      texts.put("Labels", labels.toString());
    }
  }

  private static String brightest(byte[] data, int at) {
    return "%02X%02X%02X"
        .formatted(data[at + 255] & 0xFF, data[at + 511] & 0xFF, data[at + 767] & 0xFF);
  }

  private static String text(byte[] data, int at, int length, boolean littleEndian) {
    int bytes = Math.min(length, 2 * MAX_CHARACTERS) & ~1;
    return XmlText.legal(
        new String(
            data, at, bytes, littleEndian ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE));
  }

  private static int number(byte[] data, int at, boolean littleEndian) {
    return (int) TiffInput.number(data, at, 4, littleEndian);
  }
}
