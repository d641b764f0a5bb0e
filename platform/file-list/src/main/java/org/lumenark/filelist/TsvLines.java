package org.lumenark.filelist;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Lines of text as bytes. What a line has beyond the limit is passed over. */
final class TsvLines implements AutoCloseable {

  private static final int BUFFER_BYTES = 256 << 10;

  private final InputStream in;
  private final int longest;
  private final Line line = new Line();
  private byte[] buffer = new byte[BUFFER_BYTES];
  private int position;
  private int limit;
  private boolean tooLong;
  private boolean begun;
  private boolean byCarriageReturn;
  private boolean endKnown;

  TsvLines(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /** A line's bytes without a copy. */
  private static final class Line extends ByteArrayOutputStream {

    String text() {
      return new String(buf, 0, count, UTF_8);
    }

    void dropCarriageReturn() {
      if (count > 0 && buf[count - 1] == '\r') {
        count--;
      }
    }
  }

  /** Goes to the next line; false at the end. A last line needs no end. */
  boolean next() throws IOException {
    begin();
    line.reset();
    tooLong = false;
    if (position == limit && !fill()) {
      return false;
    }
    while (true) {
      int end = lineEnd();
      keep(position, end);
      position = end;
      if (end < limit) {
        position++;
        break;
      }
      if (!fill()) {
        break;
      }
    }
    if (!byCarriageReturn) {
      line.dropCarriageReturn();
    }
    return true;
  }

  boolean isTooLong() {
    return tooLong;
  }

  String text() {
    return line.text();
  }

  byte[] bytes() {
    return line.toByteArray();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void begin() throws IOException {
    if (begun) {
      return;
    }
    begun = true;
    limit = in.readNBytes(buffer, 0, BUFFER_BYTES);
    byte[] head = Arrays.copyOf(buffer, Math.min(limit, 8));
    if (ByteOrderMark.isUtf16(head)) {
      throw UnreadableList.at(
          1, "encoding.utf-16", "The list is in UTF-16.", "Save it as UTF-8, or as XLSX.");
    }
    if (head.length == 8 && (head[0] & 0xFF) == 0xD0 && (head[1] & 0xFF) == 0xCF) {
      throw UnreadableList.at(
          1, "format.xls", "The list is a workbook of an old form.", "Save it as XLSX.");
    }
    position = ByteOrderMark.length(head);
  }

  private boolean fill() throws IOException {
    int read = in.read(buffer, 0, BUFFER_BYTES);
    position = 0;
    limit = Math.max(read, 0);
    return read > 0;
  }

  private int lineEnd() throws IOException {
    for (int index = position; index < limit; index++) {
      byte each = buffer[index];
      if (!endKnown && (each == '\n' || each == '\r')) {
        endKnown = true;
        byCarriageReturn = each == '\r' && !isLineFeed(index + 1);
      }
      if (each == (byCarriageReturn ? '\r' : '\n')) {
        return index;
      }
    }
    return limit;
  }

  private boolean isLineFeed(int index) throws IOException {
    if (index == limit) {
      // The first line ends just with the buffer: one byte more decides.
      int next = in.read();
      if (next < 0) {
        return false;
      }
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length, limit + 1));
      buffer[limit++] = (byte) next;
    }
    return buffer[index] == '\n';
  }

  private void keep(int from, int to) {
    if (line.size() + (to - from) > longest) {
      tooLong = true;
    }
    if (!tooLong) {
      line.write(buffer, from, to - from);
    }
  }
}
