package org.lumenark.submission.file;

import org.lumenark.contracts.id.BlobRange;

/**
 * A file of a draft.
 *
 * @param sha256 64 hex digits
 * @param crc32 8 hex digits
 */
public record StoredFile(String path, String sha256, String crc32, BlobRange blob) {

  public long size() {
    return blob.length();
  }
}
