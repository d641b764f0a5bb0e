package org.lumenark.filelist;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds paths that are there twice, and files that are folders of others. Exact at any number of
 * rows. Paths are sorted with {@code /} as the lowest byte, so that what lies below a path follows
 * it at once.
 */
final class Doubles implements AutoCloseable {

  private final PathSort sort;
  private final Consumer<FileListFinding> findings;
  private byte[] last = new byte[0];
  private long lastRow;
  private boolean lastTold;
  private byte @Nullable [] above;
  private long aboveRow;
  private boolean aboveTold;

  Doubles(int sortBytes, Consumer<FileListFinding> findings) {
    this.sort = new PathSort(sortBytes);
    this.findings = findings;
  }

  void add(String path, long row) throws IOException {
    byte[] key = path.getBytes(UTF_8);
    swap(key, (byte) '/', (byte) 0);
    sort.add(key, row);
  }

  void find() throws IOException {
    sort.forEach(this::visit);
  }

  @Override
  public void close() throws IOException {
    sort.close();
  }

  private void visit(byte[] key, long row) {
    if (lastRow > 0 && Arrays.equals(key, last)) {
      if (!lastTold) {
        twice(last, lastRow, row);
        lastTold = true;
      }
      twice(key, row, lastRow);
      return;
    }
    if (above != null && isBelow(key, above)) {
      if (!aboveTold) {
        folder(above, aboveRow, row);
        aboveTold = true;
      }
      below(key, row, aboveRow);
    } else {
      above = key;
      aboveRow = row;
      aboveTold = false;
    }
    last = key;
    lastRow = row;
    lastTold = false;
  }

  private static boolean isBelow(byte[] key, byte[] folder) {
    return key.length > folder.length
        && key[folder.length] == 0
        && Arrays.equals(key, 0, folder.length, folder, 0, folder.length);
  }

  private void twice(byte[] key, long row, long other) {
    findings.accept(
        FileListFinding.error(
            "path.twice",
            row,
            "The path " + shown(key) + " is also in row " + other + ".",
            "Keep one of the rows."));
  }

  private void folder(byte[] key, long row, long other) {
    findings.accept(
        FileListFinding.error(
            "path.is-folder",
            row,
            "The path " + shown(key) + " is a folder of the path in row " + other + ".",
            "List either the folder or the files in it."));
  }

  private void below(byte[] key, long row, long other) {
    findings.accept(
        FileListFinding.error(
            "path.is-file",
            row,
            "A folder of the path " + shown(key) + " is the path of row " + other + ".",
            "List either the folder or the files in it."));
  }

  private static String shown(byte[] key) {
    byte[] path = key.clone();
    swap(path, (byte) 0, (byte) '/');
    return Shown.of(new String(path, UTF_8));
  }

  private static void swap(byte[] bytes, byte from, byte to) {
    for (int index = 0; index < bytes.length; index++) {
      if (bytes[index] == from) {
        bytes[index] = to;
      }
    }
  }
}
