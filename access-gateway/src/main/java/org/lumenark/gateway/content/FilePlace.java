package org.lumenark.gateway.content;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.contracts.id.BlobRange;

/** Where an original file lies, and what its bytes have to be. */
@JsonIgnoreProperties(ignoreUnknown = true)
record FilePlace(
    BlobKey object,
    long offset,
    long length,
    String sha256,
    String crc32,
    @JsonProperty("public") boolean isPublic) {

  BlobRange blob() {
    return new BlobRange(object, offset, length);
  }
}
