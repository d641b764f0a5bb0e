package org.lumenark.gateway.content;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.contracts.id.BlobRange;
import org.lumenark.contracts.manifest.ManifestEntry;
import org.lumenark.gateway.archive.Listing;

/**
 * Where a file of a frozen manifest lies.
 *
 * @param name of its entry in the archive
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ManifestFilePlace(
    String name, long size, String sha256, String crc32, String object, long offset) {

  Listing.Entry entry() {
    BlobRange blob = new BlobRange(new BlobKey(object), offset, size);
    return new Listing.Entry(name, new ManifestEntry(name, size, sha256, crc32, blob));
  }
}
