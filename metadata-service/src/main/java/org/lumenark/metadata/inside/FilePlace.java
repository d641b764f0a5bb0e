package org.lumenark.metadata.inside;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Where the bytes of a file lie in {@code originals}.
 *
 * @param open whether anyone may read them
 */
public record FilePlace(
    String object,
    long offset,
    long length,
    String sha256,
    String crc32,
    @JsonProperty("public") boolean open,
    int version) {}
