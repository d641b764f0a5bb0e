package org.lumenark.document.pagetab;

import java.util.Locale;
import java.util.Optional;

/** The forms that PageTab is written in; told by the suffix of a file's name. */
public enum PageTabFormat {
  JSON,
  TSV,
  XML,
  XLSX;

  /** Of a file with this name; empty if its suffix is none of {@code .json .tsv .xml .xlsx}. */
  public static Optional<PageTabFormat> ofName(String name) {
    String suffix = name.substring(name.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
    for (PageTabFormat format : values()) {
      if (format.name().equals(suffix)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** As the contract names it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
