package org.lumenark.filelist;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Sorts keys with their rows, by the bytes of the key and then by row. What does not fit into
 * memory goes to temporary files, which are gone when this is closed; they take as much room as the
 * keys.
 */
final class PathSort implements AutoCloseable {

  private static final int MOST_RUNS = 64;
  private static final int RUN_BUFFER_BYTES = 128 << 10;

  private final byte[] memory;
  private final List<Path> runs = new ArrayList<>();
  private List<Entry> entries = new ArrayList<>();
  private int used;
  private @Nullable Path folder;

  /**
   * @param bytes of keys that are held in memory
   */
  PathSort(int bytes) {
    this.memory = new byte[bytes];
  }

  /** Takes keys in order. */
  @FunctionalInterface
  interface Visitor {
    void visit(byte[] key, long row) throws IOException;
  }

  /** A key that lies in memory. */
  private record Entry(int offset, int length, long row) {}

  void add(byte[] key, long row) throws IOException {
    if (used + key.length > memory.length || entries.size() >= memory.length / 32) {
      spill();
    }
    System.arraycopy(key, 0, memory, used, key.length);
    entries.add(new Entry(used, key.length, row));
    used += key.length;
  }

  /** Every key in order, once. */
  void forEach(Visitor visitor) throws IOException {
    if (runs.isEmpty()) {
      sort();
      for (Entry entry : entries) {
        visitor.visit(key(entry), entry.row());
      }
    } else {
      spill();
      merge(runs, visitor);
    }
  }

  @Override
  public void close() throws IOException {
    for (Path run : runs) {
      Files.deleteIfExists(run);
    }
    if (folder != null) {
      Files.deleteIfExists(folder);
    }
  }

  private void sort() {
    entries.sort((one, other) -> {
      int order =
          Arrays.compareUnsigned(
              memory,
              one.offset(),
              one.offset() + one.length(),
              memory,
              other.offset(),
              other.offset() + other.length());
      return order != 0 ? order : Long.compare(one.row(), other.row());
    });
  }

  private byte[] key(Entry entry) {
    return Arrays.copyOfRange(memory, entry.offset(), entry.offset() + entry.length());
  }

  private void spill() throws IOException {
    sort();
    try (DataOutputStream out = output()) {
      for (Entry entry : entries) {
        out.writeInt(entry.length());
        out.write(memory, entry.offset(), entry.length());
        out.writeLong(entry.row());
      }
    }
    entries = new ArrayList<>(entries.size());
    used = 0;
    if (runs.size() == MOST_RUNS) {
      mergeRuns();
    }
  }

  /** Makes one run of all, so that the number of open files stays small. */
  private void mergeRuns() throws IOException {
    List<Path> merged = List.copyOf(runs);
    try (DataOutputStream out = output()) {
      merge(
          merged,
          (key, row) -> {
            out.writeInt(key.length);
            out.write(key);
            out.writeLong(row);
          });
    }
    for (Path run : merged) {
      Files.delete(run);
      runs.remove(run);
    }
  }

  private DataOutputStream output() throws IOException {
    if (folder == null) {
      folder = Files.createTempDirectory("lumenark-sort-");
    }
    Path run = Files.createTempFile(folder, "run", null);
    runs.add(run);
    return new DataOutputStream(
        new BufferedOutputStream(Files.newOutputStream(run), RUN_BUFFER_BYTES));
  }

  private static void merge(List<Path> sources, Visitor visitor) throws IOException {
    PriorityQueue<Run> heads = new PriorityQueue<>();
    try {
      for (Path source : sources) {
        Run run = new Run(source);
        if (run.next()) {
          heads.add(run);
        } else {
          run.close();
        }
      }
      while (!heads.isEmpty()) {
        Run first = heads.remove();
        visitor.visit(first.key, first.row);
        if (first.next()) {
          heads.add(first);
        } else {
          first.close();
        }
      }
    } finally {
      for (Run run : heads) {
        run.close();
      }
    }
  }

  /** A sorted file, at one of its keys. */
  private static final class Run implements Comparable<Run>, AutoCloseable {

    private final DataInputStream in;
    private byte[] key = new byte[0];
    private long row;

    Run(Path file) throws IOException {
      this.in =
          new DataInputStream(
              new BufferedInputStream(Files.newInputStream(file), RUN_BUFFER_BYTES));
    }

    boolean next() throws IOException {
      byte[] length = in.readNBytes(Integer.BYTES);
      if (length.length == 0) {
        return false;
      }
      key = in.readNBytes(java.nio.ByteBuffer.wrap(length).getInt());
      row = in.readLong();
      return true;
    }

    @Override
    public int compareTo(Run other) {
      int order = Arrays.compareUnsigned(key, other.key);
      return order != 0 ? order : Long.compare(row, other.row);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
