package org.lumenark.imaging.omezarr;

/** Paths inside a hierarchy: names joined by {@code /} that never lead out of it. */
public final class ZarrPaths {

  private ZarrPaths() {}

  /** Whether metadata may point at this path: below its group, by plain names. */
  public static boolean safe(String path) {
    if (path.isEmpty() || path.length() > 1_000 || path.indexOf('\\') >= 0) {
      return false;
    }
    for (String name : path.split("/", -1)) {
      boolean dots = name.chars().allMatch(c -> c == '.');
      boolean control = name.chars().anyMatch(c -> c < 0x20 || c == 0x7F);
      if (dots || control || name.indexOf(':') >= 0) {
        return false;
      }
    }
    return true;
  }

  /** The path of a member of a group; the root is the empty path. */
  public static String join(String group, String member) {
    return group.isEmpty() ? member : member.isEmpty() ? group : group + "/" + member;
  }

  /** The last name; the path itself if it has only one. */
  public static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
