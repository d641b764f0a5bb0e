package org.lumenark.platform.manifest;

import org.lumenark.contracts.id.BlobKey;
import org.lumenark.contracts.manifest.ManifestRoot;

/** A manifest that the store has whole. */
public record SealedManifest(BlobKey key, ManifestRoot root) {

  public String uri() {
    return ManifestUri.of(key);
  }
}
