package org.lumenark.metadata.find;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file in a list of results.
 *
 * @param title of its study
 * @param ordinal line of the study's manifest, from 0
 * @param format the contract's format name; null until it is known
 * @param image the first image that was made of it
 * @param attributes what file lists say of it, in the order of their columns
 * @param href address of its bytes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FoundFile(
    String type,
    String accession,
    int version,
    String title,
    String collection,
    Instant releaseDate,
    long ordinal,
    String path,
    long size,
    String sha256,
    @Nullable String format,
    @Nullable UUID image,
    Map<String, String> attributes,
    String href) {

  static final String TYPE = "file";

  FileFacts facts() {
    return new FileFacts(accession, collection, releaseDate, path, size, format, attributes);
  }
}
