package org.lumenark.gateway.session;

import org.jspecify.annotations.Nullable;

/** A page of this archive to go back to; whatever could lead elsewhere becomes the first page. */
final class ReturnPath {

  private static final int MOST_CHARACTERS = 2_000;
  private static final String HOME = "/";

  private ReturnPath() {}

  static String of(@Nullable String asked) {
    return asked != null && isOwnPath(asked) ? asked : HOME;
  }

  private static boolean isOwnPath(String path) {
    return path.length() <= MOST_CHARACTERS
        && path.startsWith(HOME)
        && !path.startsWith("//")
        && path.chars().allMatch(character -> character > ' ' && character < 0x7F)
        && path.indexOf('\\') < 0;
  }
}
