package org.lumenark.filelist;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;

/** Finds paths that differ only by case or normal form, which some file systems hold for one. */
final class Twins implements AutoCloseable {

  /** Stands between the folded path and the path; no path holds it. */
  private static final char BETWEEN = '\u0001';

  private final PathSort sort;
  private final Consumer<FileListFinding> findings;
  private byte[] last = new byte[0];
  private long lastRow;
  private boolean lastTold;

  Twins(int sortBytes, Consumer<FileListFinding> findings) {
    this.sort = new PathSort(sortBytes);
    this.findings = findings;
  }

  void add(String path, long row) throws IOException {
    sort.add((fold(path) + BETWEEN + path).getBytes(UTF_8), row);
  }

  void find() throws IOException {
    sort.forEach(this::visit);
  }

  @Override
  public void close() throws IOException {
    sort.close();
  }

  private static String fold(String path) {
    if (path.chars().allMatch(character -> character < 0x80)) {
      return path.toLowerCase(Locale.ROOT);
    }
    String upper = path.toUpperCase(Locale.ROOT);
    return Normalizer.normalize(upper, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  private void visit(byte[] key, long row) {
    int folded = 0;
    while (key[folded] != BETWEEN) {
      folded++;
    }
    folded++;
    boolean twin = last.length > folded && Arrays.equals(key, 0, folded, last, 0, folded);
    if (!twin) {
      lastTold = false;
    } else if (!Arrays.equals(key, last)) {
      String path = path(key, folded);
      String other = path(last, folded);
      if (!lastTold) {
        tell(other, lastRow, path, row);
      }
      tell(path, row, other, lastRow);
      lastTold = true;
    }
    last = key;
    lastRow = row;
  }

  private static String path(byte[] key, int folded) {
    return new String(key, folded, key.length - folded, UTF_8);
  }

  private void tell(String path, long row, String other, long otherRow) {
    findings.accept(
        FileListFinding.warning(
            "path.twins",
            row,
            "The path "
                + Shown.of(path)
                + " differs from "
                + Shown.of(other)
                + " in row "
                + otherRow
                + " only by case or normal form.",
            "Rename one of them if both shall lie in one folder of every system."));
  }
}
