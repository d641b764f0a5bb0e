package org.lumenark.metadata.find;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of a file decides whether a query means it.
 *
 * @param released when its study was
 * @param format the contract's format name; null until it is known
 * @param attributes what file lists say of it
 */
public record FileFacts(
    String accession,
    String collection,
    Instant released,
    String path,
    long size,
    @Nullable String format,
    Map<String, String> attributes) {}
