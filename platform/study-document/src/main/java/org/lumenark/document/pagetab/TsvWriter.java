package org.lumenark.document.pagetab;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows as tab-separated text, quoted so that {@link TsvRows} reads them back as they are. */
final class TsvWriter {

  private TsvWriter() {}

  static void write(List<List<@Nullable String>> rows, OutputStream target) throws IOException {
    StringBuilder text = new StringBuilder();
    for (List<@Nullable String> row : rows) {
      text.append(row.stream().map(TsvWriter::cell).collect(Collectors.joining("\t"))).append('\n');
    }
    target.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String cell(@Nullable String value) {
    if (value == null) {
      return "";
    }
    boolean bare =
        !value.isEmpty()
            && value.charAt(0) != '"'
            && value.chars().noneMatch(c -> c == '\t' || c == '\n' || c == '\r')
            && value.equals(value.strip());
    return bare ? value : '"' + value.replace("\"", "\"\"") + '"';
  }
}
