package org.lumenark.submission.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;
import org.lumenark.submission.archive.EntryException;

/** The bytes of a file that is at the end what it was at the beginning, or an exception. */
final class UnchangedFile extends FilterInputStream {

  private final BasicFileAttributeView view;
  private final BasicFileAttributes before;
  private long length;

  private UnchangedFile(InputStream in, BasicFileAttributeView view, BasicFileAttributes before) {
    super(in);
    this.view = view;
    this.before = before;
  }

  /**
   * @param before what the file was when it was found
   * @throws EntryException if it cannot be read, or changes until its end
   */
  static InputStream open(SecureDirectoryStream<Path> folder, Path name, BasicFileAttributes before)
      throws IOException {
    try {
      InputStream in =
          Channels.newInputStream(
              folder.newByteChannel(
                  name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)));
      return new UnchangedFile(in, view(folder, name), before);
    } catch (IOException closed) {
      throw Unread.unreadable();
    }
  }

  /** Attributes of the name itself, never of what a link leads to. */
  static BasicFileAttributeView view(SecureDirectoryStream<Path> folder, Path name) {
    return Objects.requireNonNull(
        folder.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int count) throws IOException {
    int got;
    try {
      got = in.read(target, offset, count);
    } catch (IOException broken) {
      throw Unread.unreadable();
    }
    length += Math.max(got, 0);
    if (length > before.size() || (got < 0 && !isSame())) {
      throw Unread.changed();
    }
    return got;
  }

  private boolean isSame() {
    try {
      BasicFileAttributes now = view.readAttributes();
      return length == before.size()
          && now.size() == before.size()
          && now.lastModifiedTime().equals(before.lastModifiedTime())
          && Objects.equals(now.fileKey(), before.fileKey());
    } catch (IOException gone) {
      return false;
    }
  }
}
