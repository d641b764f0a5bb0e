package org.lumenark.submission.upload;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;

/** {@code Upload-Checksum} of the tus checksum extension: the digest of one request's bytes. */
final class UploadChecksum {

  static final String ALGORITHMS = "sha256,sha1,crc32";

  private final byte[] expected;
  private final @Nullable MessageDigest digest;
  private final CRC32 crc32 = new CRC32();

  private UploadChecksum(byte[] expected, @Nullable MessageDigest digest) {
    this.expected = expected;
    this.digest = digest;
  }

  /**
   * @throws ProblemException if the header cannot be read or names another algorithm
   */
  static UploadChecksum parse(String header) {
    String[] words = header.strip().split(" ", -1);
    if (words.length != 2) {
      throw invalid();
    }
    try {
      byte[] expected = Base64.getDecoder().decode(words[1]);
      return switch (words[0]) {
        case "sha256" -> new UploadChecksum(expected, MessageDigest.getInstance("SHA-256"));
        case "sha1" -> new UploadChecksum(expected, MessageDigest.getInstance("SHA-1"));
        case "crc32" -> new UploadChecksum(expected, null);
        default -> throw invalid();
      };
    } catch (IllegalArgumentException | NoSuchAlgorithmException broken) {
      throw invalid();
    }
  }

  void update(byte[] content, int offset, int count) {
    if (digest == null) {
      crc32.update(content, offset, count);
    } else {
      digest.update(content, offset, count);
    }
  }

  boolean matches() {
    return Arrays.equals(expected, digest == null ? crcBytes() : digest.digest());
  }

  private byte[] crcBytes() {
    long value = crc32.getValue();
    return new byte[] {
      (byte) (value >>> 24), (byte) (value >>> 16), (byte) (value >>> 8), (byte) value
    };
  }

  private static ProblemException invalid() {
    return new ProblemException(
        ProblemType.INVALID,
        "checksum.invalid",
        "Upload-Checksum is not one of " + ALGORITHMS + " and a digest in Base64.",
        List.of());
  }
}
