package org.lumenark.document;

import org.jspecify.annotations.Nullable;

/** Where something is: a JSON pointer, or a row as a spreadsheet counts. */
public record Place(@Nullable String pointer, @Nullable Long row) {

  public static Place pointer(String pointer) {
    return new Place(pointer, null);
  }

  public static Place row(long row) {
    return new Place(null, row);
  }
}
