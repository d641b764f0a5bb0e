package org.lumenark.ingest.blob;

import org.lumenark.contracts.manifest.ManifestEntry;

/**
 * A line of a manifest.
 *
 * @param ordinal from 0
 */
public record DepositedFile(long ordinal, ManifestEntry entry) {

  public String path() {
    return entry.path();
  }

  public long size() {
    return entry.size();
  }
}
