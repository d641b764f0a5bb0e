package org.lumenark.gateway.content;

import java.nio.charset.StandardCharsets;

/**
 * {@code Content-Disposition} of a download (RFC 6266): the name in ASCII for old clients, and
 * exactly (RFC 8187).
 */
final class ContentDisposition {

  private static final String PLAIN = "!#$&+-.^_`|~";

  private ContentDisposition() {}

  static String attachment(String name) {
    StringBuilder ascii = new StringBuilder();
    name.codePoints()
        .forEach(point -> ascii.append(isQuotable(point) ? Character.toString((char) point) : "_"));
    StringBuilder exact = new StringBuilder();
    for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
      if (isPlain(octet)) {
        exact.append((char) octet);
      } else {
        exact.append('%').append(String.format("%02X", octet));
      }
    }
    return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + exact;
  }

  private static boolean isQuotable(int point) {
    return point >= ' ' && point < 0x7F && point != '"' && point != '\\' && point != '%';
  }

  private static boolean isPlain(byte octet) {
    return (octet >= '0' && octet <= '9')
        || (octet >= 'A' && octet <= 'Z')
        || (octet >= 'a' && octet <= 'z')
        || (octet > 0 && PLAIN.indexOf(octet) >= 0);
  }
}
