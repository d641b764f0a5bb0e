package org.lumenark.imaging.assemble;

import java.util.Set;

/** Parts of relative paths. */
final class Paths {

  private Paths() {}

  /** Empty for a file of the root. */
  static String folder(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Whether a folder is one of these or lies below one; the empty path is the root. */
  static boolean isWithin(String folder, Set<String> roots) {
    if (roots.isEmpty()) {
      return false;
    }
    for (String at = folder; !at.isEmpty(); at = folder(at)) {
      if (roots.contains(at)) {
        return true;
      }
    }
    return roots.contains("");
  }
}
