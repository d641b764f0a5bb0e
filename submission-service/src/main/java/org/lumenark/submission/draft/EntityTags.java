package org.lumenark.submission.draft;

import java.util.Arrays;

/**
 * Lists of entity tags, as {@code If-Match} and {@code If-None-Match} have them (RFC 9110, 13.1).
 */
public final class EntityTags {

  private static final String ANY = "*";

  private EntityTags() {}

  /**
   * Whether a header names what is there now. Tags of the archive are strong and hold no comma.
   *
   * @param tag with its quotes
   */
  public static boolean name(String header, String tag) {
    return Arrays.stream(header.split(",", -1))
        .map(String::strip)
        .anyMatch(one -> one.equals(ANY) || one.equals(tag));
  }
}
