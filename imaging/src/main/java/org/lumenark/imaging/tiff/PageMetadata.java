package org.lumenark.imaging.tiff;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.ome.XmlText;
import org.lumenark.imaging.source.ImagingException;

/** Text tags of a page, kept as they are. */
final class PageMetadata {

  private static final int MAX_CHARACTERS = 10_000;

  private PageMetadata() {}

  static Map<String, String> of(TiffDirectory directory) throws IOException, ImagingException {
    Map<String, String> metadata = new LinkedHashMap<>();
    keep(metadata, "ImageDescription", directory.head(Tag.IMAGE_DESCRIPTION, MAX_CHARACTERS));
    keep(metadata, "Software", directory.head(Tag.SOFTWARE, MAX_CHARACTERS));
    keep(metadata, "DateTime", directory.head(Tag.DATE_TIME, MAX_CHARACTERS));
    return metadata;
  }

  private static void keep(Map<String, String> metadata, String key, @Nullable String value) {
    if (value != null) {
      String text = clean(value);
      if (!text.isEmpty()) {
        metadata.put(key, text);
      }
    }
  }

  /** The text up to a NUL, without what XML forbids. */
  static String clean(String value) {
    int end = value.indexOf('\0');
    return XmlText.legal(end < 0 ? value : value.substring(0, end)).strip();
  }
}
