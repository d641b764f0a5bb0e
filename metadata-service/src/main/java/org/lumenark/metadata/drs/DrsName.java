package org.lumenark.metadata.drs;

/** Names as DRS wants them: of letters, digits, period, hyphen and underscore (POSIX 3.282). */
final class DrsName {

  private static final int LONGEST = 200;

  private DrsName() {}

  /** The last segment of a path, with an underscore for what no name may have. */
  static String of(String path) {
    String last = path.substring(path.lastIndexOf('/') + 1);
    String plain = last.replaceAll("[^A-Za-z0-9._-]", "_");
    return plain.substring(Math.max(0, plain.length() - LONGEST));
  }

  /** A name that no other file of the bundle has. */
  static String of(long number, String path) {
    return "%07d-%s".formatted(number, of(path));
  }
}
