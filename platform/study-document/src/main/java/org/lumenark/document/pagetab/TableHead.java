package org.lumenark.document.pagetab;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The first cell of a table of sections: {@code Type[parent]}. */
record TableHead(String type, String parent) {

  private static final Pattern FORM = Pattern.compile("([^\\[\\]]+)\\[([^\\[\\]]*)]");

  static @Nullable TableHead of(String cell) {
    Matcher matcher = FORM.matcher(cell);
    return matcher.matches()
        ? new TableHead(matcher.group(1).strip(), matcher.group(2).strip())
        : null;
  }

  String cell() {
    return type + "[" + parent + "]";
  }
}
