package org.lumenark.filelist;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Unpacked text up to a number of bytes; what goes on longer is refused. */
final class BoundedText extends FilterInputStream {

  private final long most;
  private long count;

  BoundedText(InputStream in, long most) {
    super(in);
    this.most = most;
  }

  @Override
  public int read() throws IOException {
    int each = super.read();
    if (each >= 0) {
      add(1);
    }
    return each;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    if (read > 0) {
      add(read);
    }
    return read;
  }

  private void add(int read) throws UnreadableList {
    count += read;
    if (count > most) {
      throw UnreadableList.whole(
          "table.too-large",
          "Unpacked the table has more than " + most + " bytes.",
          "Send it as several tables.");
    }
  }
}
