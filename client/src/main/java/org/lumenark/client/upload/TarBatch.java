package org.lumenark.client.upload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.lumenark.client.files.Digests;
import org.lumenark.client.files.LocalFile;

/**
 * A tar stream of small files, made while it is read: one file in memory. Each entry carries its
 * SHA-256 in the PAX record {@code LUMENARK.sha256}. Times and owners are left out: equal files
 * give equal streams.
 */
final class TarBatch extends InputStream {

  static final String DIGEST_RECORD = "LUMENARK.sha256";

  private final Iterator<LocalFile> files;
  private final Consumer<SentFile> sent;
  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
  private final TarArchiveOutputStream tar = new TarArchiveOutputStream(buffer, "UTF-8");
  private byte[] ready = {};
  private int position;
  private boolean finished;

  /**
   * @param sent is told of each file as its bytes are handed over
   */
  TarBatch(List<LocalFile> files, Consumer<SentFile> sent) {
    this.files = files.iterator();
    this.sent = sent;
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    tar.setAddPaxHeadersForNonAsciiNames(true);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (position == ready.length) {
      if (!advance()) {
        return -1;
      }
    }
    int count = Math.min(length, ready.length - position);
    System.arraycopy(ready, position, target, offset, count);
    position += count;
    return count;
  }

  private boolean advance() throws IOException {
    if (files.hasNext()) {
      append(files.next());
    } else if (!finished) {
      finished = true;
      tar.finish();
      tar.flush();
    } else {
      return false;
    }
    ready = buffer.toByteArray();
    position = 0;
    buffer.reset();
    return true;
  }

  private void append(LocalFile file) throws IOException {
    byte[] content = content(file);
    String sha256 = Digests.hex(Digests.sha256().digest(content));
    TarArchiveEntry entry = new TarArchiveEntry(file.path(), true);
    entry.setSize(content.length);
    entry.setModTime(0L);
    entry.addPaxHeader(DIGEST_RECORD, sha256);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
    sent.accept(new SentFile(file.path(), file.size(), sha256));
  }

  private static byte[] content(LocalFile file) throws IOException {
    byte[] content;
    try (InputStream in = Files.newInputStream(file.file(), LinkOption.NOFOLLOW_LINKS)) {
      content = in.readNBytes((int) file.size() + 1);
    }
    if (content.length != file.size()) {
      throw file.changed();
    }
    file.expectUnchanged();
    return content;
  }
}
