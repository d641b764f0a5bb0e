package org.lumenark.metadata.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What the unique index on paths holds: the first 16 bytes of the path's SHA-256. A path may be
 * longer than an index takes.
 */
public final class PathKey {

  private static final int BYTES = 16;

  private PathKey() {}

  public static String hex(String path) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(path.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
