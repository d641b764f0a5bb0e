package org.lumenark.metadata.annotation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.lumenark.annotation.AnnotationKey;

/** The form in which the database compares keys: the first 16 bytes of their SHA-256. */
public final class KeyDigest {

  private static final int BYTES = 16;

  private KeyDigest() {}

  /** Of the plate, the dataset or the file alone. */
  static String ofContainer(AnnotationKey key) {
    return hex(new AnnotationKey(key.kind(), key.container(), ""));
  }

  public static String hex(AnnotationKey key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(key.kind().value().getBytes(UTF_8));
      digest.update((byte) 0);
      digest.update(key.container().getBytes(UTF_8));
      digest.update((byte) 0);
      digest.update(key.item().getBytes(UTF_8));
      return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
