package org.lumenark.contracts.manifest;

import java.nio.charset.StandardCharsets;
import org.lumenark.contracts.id.BlobRange;

/**
 * One file of a study version: what the manifest proves (path, size, SHA-256) and where its bytes
 * lie.
 *
 * @param path as deposited, relative, {@code /} between segments
 * @param sha256 64 hex digits, lower case
 * @param crc32 8 hex digits, lower case (ISO 3309, as in ZIP)
 */
public record ManifestEntry(String path, long size, String sha256, String crc32, BlobRange blob) {

  public ManifestEntry {
    if (size < 0 || size != blob.length() || sha256.length() != 64 || crc32.length() != 8) {
      throw new IllegalArgumentException("not a manifest entry: " + path);
    }
  }

  /** The line that is hashed, see {@link #line(String, long, String)}. */
  public byte[] line() {
    return line(path, size, sha256);
  }

  /** {@code path NUL size NUL sha256hex}, in UTF-8, without a line end. */
  public static byte[] line(String path, long size, String sha256) {
    return (path + '\0' + size + '\0' + sha256).getBytes(StandardCharsets.UTF_8);
  }
}
