package org.lumenark.imaging.tiff;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lumenark.imaging.ome.XmlText;

/**
 * The properties that newer versions of MetaMorph and MetaXpress write into ImageDescription as
 * XML: one element each, with id, type and value. They are found by their form, so that a
 * description that is cut off still tells what it can.
 */
final class MetaMorphXml {

  private static final int MAX_KEYS = 2_000;
  private static final Pattern PROPERTY =
      Pattern.compile(
          "<(?:custom-)?prop id=\"([^\"]{1,200})\" type=\"[^\"]{0,40}\" value=\"([^\"]*+)\"");
  private static final Pattern REFERENCE =
      Pattern.compile("&(?:#(\\d{1,7})|(lt|gt|amp|quot|apos));");

  private MetaMorphXml() {}

  static Map<String, String> properties(String description) {
    Map<String, String> properties = new LinkedHashMap<>();
    Matcher matcher = PROPERTY.matcher(description);
    while (properties.size() < MAX_KEYS && matcher.find()) {
      String value = unescaped(matcher.group(2)).strip();
      if (!value.isEmpty()) {
        properties.putIfAbsent(unescaped(matcher.group(1)), value);
      }
    }
    return properties;
  }

  private static String unescaped(String text) {
    if (text.indexOf('&') < 0) {
      return text;
    }
    return XmlText.legal(
        REFERENCE
            .matcher(text)
            .replaceAll(
                match -> Matcher.quoteReplacement(meaning(match.group(1), match.group(2)))));
  }

  private static String meaning(
      @org.jspecify.annotations.Nullable String number,
      @org.jspecify.annotations.Nullable String name) {
    if (number != null) {
      int code = Integer.parseInt(number);
      return Character.isValidCodePoint(code) ? Character.toString(code) : "";
    }
    return switch (String.valueOf(name)) {
      case "lt" -> "<";
      case "gt" -> ">";
      case "quot" -> "\"";
      case "apos" -> "'";
      default -> "&";
    };
  }
}
