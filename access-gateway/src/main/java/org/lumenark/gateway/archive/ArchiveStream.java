package org.lumenark.gateway.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.lumenark.platform.storage.RunStream;
import org.lumenark.platform.storage.SequentialBlobReader;
import org.lumenark.platform.storage.VerifiedBlobReader;

/**
 * Some of the bytes of an archive. They are made as they are read: whatever the size of the
 * archive, this holds a piece of one segment of its listing and one or two blocks of its files.
 * Every byte of a file was checked before it is given.
 */
public final class ArchiveStream extends RunStream {

  /** Most bytes of files that one stream holds. */
  public static final int HELD_BYTES = SequentialBlobReader.HELD_BYTES;

  private final Parts parts;
  private long position;
  private final long end;
  private InputStream part = InputStream.nullInputStream();
  private long partEnd;

  /**
   * @param offset in the archive
   */
  public ArchiveStream(
      Archive archive, Listing files, VerifiedBlobReader originals, long offset, long length) {
    Objects.checkFromIndexSize(offset, length, archive.length());
    parts = new Parts(archive, files, originals.sequential(), offset);
    position = offset;
    partEnd = offset;
    end = offset + length;
  }

  @Override
  protected boolean atEnd() {
    return position == end;
  }

  @Override
  protected int run(byte[] target, int offset, int count) throws IOException {
    if (position == partEnd) {
      openNext();
    }
    int read = part.read(target, offset, (int) Math.min(count, partEnd - position));
    if (read < 0) {
      throw new IOException("a part ended " + (partEnd - position) + " bytes early");
    }
    position += read;
    return read;
  }

  private void openNext() throws IOException {
    part.close();
    Part next = parts.next();
    while (next.end() <= position) {
      next = parts.next();
    }
    partEnd = Math.min(next.end(), end);
    part = next.content().open(position - next.at(), partEnd - position);
  }

  @Override
  public void close() throws IOException {
    try (parts) {
      part.close();
    }
  }
}
