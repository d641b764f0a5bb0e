package org.lumenark.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * A real annotation table of the Image Data Resource among the shared samples, read line by line
 * with one expression: none of them has a line end inside a cell. What the archive makes of a table
 * is compared with this.
 *
 * @param bytes as the file has them, compressed or not
 * @param header names of the columns
 * @param rows cells, as many as the header has
 */
public record IdrTable(byte[] bytes, List<String> header, List<List<String>> rows) {

  /** Four screens and experiments that tell of wells, images, genes, phenotypes and compounds. */
  public static final List<String> NAMES =
      List.of(
          "idr0020-barr-chtog/screenA/idr0020-screenA-annotation.csv.gz",
          "idr0023-szymborska-nuclearpore/experimentA/idr0023-experimentA-annotation.csv.gz",
          "idr0027-dickerson-chromatin/experimentA/idr0027-experimentA-annotation.csv",
          "idr0030-sero-yap/screenA/idr0030-screenA-annotation.csv.gz",
          "idr0035-caie-drugresponse/screenA/idr0035-screenA-annotation.csv.gz",
          "idr0157-peters-bryophytes/experimentA/idr0157-experimentA-annotation.csv.gz");

  private static final Pattern CELL =
      Pattern.compile("\\G(?:\"((?:[^\"]|\"\")*)\"|([^\",]*))(,|$)");

  /** Skips the test where the samples are absent. */
  public static IdrTable of(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(SharedSamples.folder("metadata/idr").resolve(name));
    InputStream stored = new ByteArrayInputStream(bytes);
    String text =
        new String(
            (name.endsWith(".gz") ? new GZIPInputStream(stored) : stored).readAllBytes(),
            StandardCharsets.UTF_8);
    return of(bytes, text);
  }

  /** A table from text that has no line end inside a cell. */
  public static IdrTable of(byte[] bytes, String text) {
    List<List<String>> lines =
        Arrays.stream(text.split("\r?\n"))
            .filter(line -> !line.isEmpty())
            .map(IdrTable::cells)
            .toList();
    return new IdrTable(bytes, lines.getFirst(), lines.subList(1, lines.size()));
  }

  /** Cells of a column, in the order of the rows. */
  public List<String> column(String name) {
    int column = header.indexOf(name);
    return rows.stream().map(row -> row.get(column)).toList();
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    Matcher cell = CELL.matcher(line);
    boolean more = true;
    while (more && cell.find()) {
      cells.add(cell.group(1) == null ? cell.group(2) : cell.group(1).replace("\"\"", "\""));
      more = !cell.group(3).isEmpty();
    }
    return cells;
  }
}
