package org.lumenark.gateway.content;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.platform.storage.BlobWriter;
import org.lumenark.platform.storage.ObjectStore;

/** Contents of files, in the store as a deposit leaves them. */
final class StoredBytes {

  private StoredBytes() {}

  static byte[] random(long seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  static BlobKey store(ObjectStore originals, byte[] content) throws IOException {
    BlobKey key = BlobKey.next();
    try (BlobWriter writer = new BlobWriter(originals, key, content.length)) {
      writer.write(content, 0, content.length);
      writer.finish();
    }
    return key;
  }

  static byte[] digest(byte[] content) throws NoSuchAlgorithmException {
    return MessageDigest.getInstance("SHA-256").digest(content);
  }

  static String sha256(byte[] content) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(digest(content));
  }
}
