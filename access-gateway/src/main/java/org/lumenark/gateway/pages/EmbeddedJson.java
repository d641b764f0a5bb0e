package org.lumenark.gateway.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * JSON-LD within a page, where search engines look for it. Depositors wrote what it says: letters
 * that mean something to a reader of HTML are written as JSON can write them, so that no title ends
 * the element.
 */
final class EmbeddedJson {

  private static final String END_OF_HEAD = "</head>";

  private EmbeddedJson() {}

  /**
   * The page with the JSON at the end of its head.
   *
   * @param json in UTF-8
   */
  static PageFile in(PageFile page, byte[] json) {
    String html = new String(page.plain(), UTF_8);
    int end = html.indexOf(END_OF_HEAD);
    if (end < 0) {
      return page;
    }
    String element =
        "<script type=\"application/ld+json\">" + safe(new String(json, UTF_8)) + "</script>\n  ";
    try {
      return PageFile.of(
          page.mediaType(),
          (html.substring(0, end) + element + html.substring(end)).getBytes(UTF_8));
    } catch (IOException impossible) {
      throw new UncheckedIOException("bytes can be zipped in memory", impossible);
    }
  }

  /** In JSON these letters stand in strings only, where an escape means the same. */
  static String safe(String json) {
    return json.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }
}
