package org.lumenark.document;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Licences by their SPDX identifiers, and as people write them. */
public final class Licences {

  /** What the archive publishes under: anyone may reuse the data. */
  public static final List<String> PUBLISHED_UNDER = List.of("CC0-1.0", "CC-BY-4.0");

  /** Without blanks, hyphens and capitals. */
  private static final Map<String, String> WRITTEN =
      Map.of(
          "cc0", "CC0-1.0",
          "cc01.0", "CC0-1.0",
          "cczero", "CC0-1.0",
          "ccby4.0", "CC-BY-4.0");

  private Licences() {}

  /** The SPDX identifier; what is not known stays as it is. */
  public static String spdx(String written) {
    String key = written.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "");
    return WRITTEN.getOrDefault(key, written);
  }

  static boolean isPublishedUnder(String written) {
    return PUBLISHED_UNDER.contains(spdx(written));
  }
}
