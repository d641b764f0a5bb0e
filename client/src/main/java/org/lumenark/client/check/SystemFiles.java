package org.lumenark.client.check;

import java.util.List;
import java.util.Locale;

/** Files that systems and programs leave behind and nobody meant to deposit. */
final class SystemFiles {

  private static final List<String> NAMES =
      List.of(".ds_store", "thumbs.db", "desktop.ini", "ehthumbs.db", ".directory");

  private SystemFiles() {}

  static boolean isOne(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return NAMES.contains(name)
        || name.startsWith("._")
        || name.startsWith("~$")
        || path.startsWith("__MACOSX/")
        || path.contains("/__MACOSX/");
  }
}
