package org.lumenark.imaging.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The central directory of a ZIP file (APPNOTE.TXT 6.3, ZIP64 included). Positions are checked
 * against the file before anything is read.
 *
 * @param start of the directory in the file
 * @param bytes of the directory
 * @param count of entries that it claims to hold
 */
public record ZipDirectory(long start, long bytes, long count) {

  private static final int END_BYTES = 22;
  private static final int MOST_COMMENT = 65_535;
  private static final int ENTRY_BYTES = 46;
  private static final int END_MARK = 0x06054b50;
  private static final int END64_MARK = 0x06064b50;
  private static final int LOCATOR64_MARK = 0x07064b50;
  private static final int ENTRY_MARK = 0x02014b50;
  private static final long OVERFLOWN = 0xFFFFFFFFL;

  /**
   * One file in a ZIP.
   *
   * @param method 0 stored, 8 deflated
   * @param position of its local header
   */
  public record Entry(
      String name, int method, boolean encrypted, long compressed, long size, long position) {}

  /** Finds the directory; empty if the file does not end as a ZIP does. */
  public static Optional<ZipDirectory> find(ByteSource source) throws IOException {
    int length = (int) Math.min(source.size(), END_BYTES + MOST_COMMENT);
    ByteBuffer tail = read(source, source.size() - length, length);
    for (int at = length - END_BYTES; at >= 0; at--) {
      if (tail.getInt(at) == END_MARK) {
        ZipDirectory found =
            new ZipDirectory(
                unsigned(tail, at + 16), unsigned(tail, at + 12), tail.getShort(at + 10) & 0xFFFF);
        if (found.start == OVERFLOWN || found.bytes == OVERFLOWN || found.count == 0xFFFF) {
          found = wide(source, source.size() - length + at).orElse(found);
        }
        return found.inside(source) ? Optional.of(found) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Optional<ZipDirectory> wide(ByteSource source, long end) throws IOException {
    if (end < 20) {
      return Optional.empty();
    }
    ByteBuffer locator = read(source, end - 20, 20);
    long at = locator.getLong(8);
    if (locator.getInt(0) != LOCATOR64_MARK || at < 0 || at > source.size() - 56) {
      return Optional.empty();
    }
    ByteBuffer record = read(source, at, 56);
    return record.getInt(0) == END64_MARK
        ? Optional.of(new ZipDirectory(record.getLong(48), record.getLong(40), record.getLong(32)))
        : Optional.empty();
  }

  private boolean inside(ByteSource source) {
    return start >= 0 && bytes >= 0 && start <= source.size() && bytes <= source.size() - start;
  }

  /**
   * The entries at the beginning of the directory.
   *
   * @param mostBytes of the directory that are read
   */
  public List<Entry> entries(ByteSource source, int mostBytes) throws IOException {
    int length = (int) Math.min(bytes, mostBytes);
    ByteBuffer in = read(source, start, length);
    List<Entry> entries = new ArrayList<>();
    int at = 0;
    while (at <= length - ENTRY_BYTES && in.getInt(at) == ENTRY_MARK) {
      int name = in.getShort(at + 28) & 0xFFFF;
      int extra = in.getShort(at + 30) & 0xFFFF;
      int comment = in.getShort(at + 32) & 0xFFFF;
      if (name + extra > length - at - ENTRY_BYTES) {
        break;
      }
      entries.add(entry(in, at, name, extra));
      at += ENTRY_BYTES + name + extra + comment;
    }
    return entries;
  }

  private static Entry entry(ByteBuffer in, int at, int nameBytes, int extraBytes) {
    byte[] name = new byte[nameBytes];
    in.get(at + ENTRY_BYTES, name);
    long[] wide = {unsigned(in, at + 24), unsigned(in, at + 20), unsigned(in, at + 42)};
    int extra = at + ENTRY_BYTES + nameBytes;
    int end = extra + extraBytes;
    while (extra <= end - 4) {
      int id = in.getShort(extra) & 0xFFFF;
      int length = in.getShort(extra + 2) & 0xFFFF;
      int value = extra + 4;
      for (int i = 0; id == 1 && i < wide.length; i++) {
        if (wide[i] == OVERFLOWN && value <= Math.min(end, extra + 4 + length) - 8) {
          wide[i] = in.getLong(value);
          value += 8;
        }
      }
      extra += 4 + length;
    }
    return new Entry(
        new String(name, StandardCharsets.UTF_8),
        in.getShort(at + 10) & 0xFFFF,
        (in.getShort(at + 8) & 1) != 0,
        wide[1],
        wide[0],
        wide[2]);
  }

  private static long unsigned(ByteBuffer in, int at) {
    return in.getInt(at) & 0xFFFFFFFFL;
  }

  private static ByteBuffer read(ByteSource source, long position, int length) throws IOException {
    byte[] bytes = new byte[length];
    source.read(position, bytes, 0, length);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
