package org.lumenark.document.pagetab;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.lumenark.document.Place;
import org.lumenark.document.Refusal;

/** Characters and lengths that every form of PageTab can hold, and the archive can store. */
final class TextCheck {

  private static final int LARGEST_SCALE = 400;

  private TextCheck() {}

  static void name(String text, Place place) {
    if (text.length() > PageTabLimits.NAME_CHARACTERS) {
      throw Refusal.at(
          place,
          "pagetab.name-too-long",
          "A name, a type or an accession is longer than 1,000 characters.",
          "Shorten it; long text belongs into a value.");
    }
    value(text, place);
  }

  static void value(String text, Place place) {
    PageTabLimits.checkValue(text.length(), place);
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c < ' ' && c != '\t' && c != '\n' && c != '\r') {
        throw character("text.control", c, "control character", place);
      }
      if (c == '\uFFFE' || c == '\uFFFF') {
        throw character("text.noncharacter", c, "noncharacter", place);
      }
      if (Character.isSurrogate(c)) {
        boolean pair = at + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(at + 1));
        if (!pair) {
          throw character("text.surrogate", c, "half character", place);
        }
        at++;
      }
    }
  }

  /** Members that are only kept: their texts, and that their numbers can be written again. */
  static void kept(JsonNode node, Place place) {
    if (node.isTextual()) {
      value(node.textValue(), place);
    } else if (node.isBigDecimal() && Math.abs(node.decimalValue().scale()) > LARGEST_SCALE) {
      throw Refusal.at(
          place, "json.number", "A number is out of all bounds.", "Give it as a text.");
    }
    node.properties().forEach(member -> name(member.getKey(), place));
    node.forEach(each -> kept(each, place));
  }

  private static Refusal character(String code, char c, String kind, Place place) {
    return Refusal.at(
        place,
        code,
        String.format(Locale.ROOT, "The text holds the %s U+%04X.", kind, (int) c),
        "Remove the character.");
  }
}
