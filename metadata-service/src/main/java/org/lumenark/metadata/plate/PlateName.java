package org.lumenark.metadata.plate;

import org.jspecify.annotations.Nullable;

/** What people call a plate. */
final class PlateName {

  private PlateName() {}

  /**
   * What it calls itself, else the OME-Zarr, the file or the folder that has all of its images.
   *
   * @param first path of its images, by name
   * @param last path of them, perhaps the same
   */
  static String of(@Nullable String own, String first, String last) {
    if (own != null && !own.isBlank()) {
      return own;
    }
    String shared = first.equals(last) ? first : folder(first, last);
    String[] segments = shared.split("/");
    for (String segment : segments) {
      if (segment.endsWith(".zarr")) {
        return segment;
      }
    }
    String name = segments[segments.length - 1];
    return name.isEmpty() ? first.substring(first.lastIndexOf('/') + 1) : name;
  }

  /** The nearest one that has both; empty if there is none. */
  private static String folder(String first, String last) {
    int end = 0;
    for (int at = 0; at < Math.min(first.length(), last.length()); at++) {
      if (first.charAt(at) != last.charAt(at)) {
        break;
      }
      if (first.charAt(at) == '/') {
        end = at;
      }
    }
    return first.substring(0, end);
  }
}
