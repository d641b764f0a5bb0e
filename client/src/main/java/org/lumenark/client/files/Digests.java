package org.lumenark.client.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/** SHA-256 of files and streams. */
public final class Digests {

  private static final int BUFFER = 256 << 10;

  private Digests() {}

  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Lower case. */
  public static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }

  /**
   * @param read is told how many bytes were read, as it goes on
   */
  public static String ofFile(Path file, LongConsumer read) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      update(digest, in, Long.MAX_VALUE, read);
    }
    return hex(digest.digest());
  }

  /** At most so many bytes of the stream go into the digest; returns how many did. */
  public static long update(MessageDigest digest, InputStream in, long limit, LongConsumer read)
      throws IOException {
    byte[] buffer = new byte[BUFFER];
    long total = 0;
    while (total < limit) {
      int count = in.read(buffer, 0, (int) Math.min(buffer.length, limit - total));
      if (count < 0) {
        break;
      }
      digest.update(buffer, 0, count);
      total += count;
      read.accept(count);
    }
    return total;
  }
}
