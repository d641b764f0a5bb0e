package org.lumenark.client.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.lumenark.client.files.Digests;

/**
 * SHA-256 of a file's first bytes, which moves with what the archive has acknowledged: forth as
 * bytes are sent, back by reading again when a connection broke.
 */
final class RunningDigest {

  private final Path file;
  private MessageDigest acknowledged = Digests.sha256();
  private long position;

  RunningDigest(Path file) {
    this.file = file;
  }

  /** A digest to go on with from the acknowledged position. */
  MessageDigest fork() {
    return copy(acknowledged);
  }

  /** What was read for sending became acknowledged as a whole. */
  void adopt(MessageDigest ahead, long newPosition) {
    acknowledged = ahead;
    position = newPosition;
  }

  /** Moves to what the archive says it has. */
  void moveTo(long offset) throws IOException {
    if (offset < position) {
      acknowledged = Digests.sha256();
      position = 0;
    }
    if (offset > position) {
      try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
        in.skipNBytes(position);
        long read = Digests.update(acknowledged, in, offset - position, count -> {});
        position += read;
      }
    }
  }

  String hex() {
    return Digests.hex(copy(acknowledged).digest());
  }

  private static MessageDigest copy(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the platform's SHA-256 can be cloned", e);
    }
  }
}
