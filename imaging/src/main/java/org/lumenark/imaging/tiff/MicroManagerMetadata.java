package org.lumenark.imaging.tiff;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lumenark.imaging.ome.XmlText;
import org.lumenark.imaging.source.ImagingException;

/** The JSON that Micro-Manager keeps in tag 51123 of each page: its plain values. */
final class MicroManagerMetadata {

  private static final int MAX_BYTES = 262_144;
  private static final int MAX_KEYS = 2_000;
  private static final int MAX_CHARACTERS = 10_000;
  private static final JsonFactory JSON = new JsonFactory();

  private MicroManagerMetadata() {}

  /** What comes before damage is kept: it decides nothing about pixels. */
  static Map<String, String> read(TiffDirectory directory) throws IOException, ImagingException {
    Map<String, String> values = new LinkedHashMap<>();
    String text = directory.head(Tag.MICRO_MANAGER, MAX_BYTES);
    if (text == null) {
      return values;
    }
    try (JsonParser parser = JSON.createParser(PageMetadata.clean(text))) {
      walk(parser, values);
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      return values;
    }
    return values;
  }

  private static void walk(JsonParser parser, Map<String, String> values) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME && values.size() < MAX_KEYS) {
      String key = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value.isStructStart()) {
        parser.skipChildren();
      } else if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
        String content = XmlText.legal(parser.getText());
        if (content.length() <= MAX_CHARACTERS && !content.isBlank()) {
          values.putIfAbsent(XmlText.legal(key), content);
        }
      }
    }
  }
}
