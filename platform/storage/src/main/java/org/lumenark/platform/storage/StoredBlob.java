package org.lumenark.platform.storage;

import org.lumenark.contracts.id.BlobKey;

/** A blob that the store has whole, with its block checksums beside it where it needs them. */
public record StoredBlob(BlobKey key, BlobDigests.Result digests) {

  public long length() {
    return digests.length();
  }
}
