package org.lumenark.document.export;

import java.nio.charset.StandardCharsets;

/**
 * Where a DOI leads. A name of a DOI may hold any printable character, older ones of journals do
 * hold {@code <} and {@code >}; an address may not.
 *
 * @see <a href="https://www.doi.org/doi-handbook/HTML/encoding-rules-for-urls.html">DOI Handbook,
 *     encoding rules for URLs</a>
 */
final class DoiAddress {

  /** What a path may hold as it is (RFC 3986), beside letters and digits. */
  private static final String PLAIN = "-._~!$&'()*+,;=:@/";

  private DoiAddress() {}

  /**
   * @param name such as {@code 10.1000/182}
   */
  static String of(String name) {
    StringBuilder address = new StringBuilder("https://doi.org/");
    for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xFF);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0)) {
        address.append(c);
      } else {
        address.append("%%%02X".formatted((int) c));
      }
    }
    return address.toString();
  }
}
