package org.lumenark.metadata.file;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.event.Reason;

/**
 * A file as clients see it.
 *
 * @param ordinal line of the manifest, from 0
 * @param format the contract's format name; null until it is known
 * @param state {@code verified} or {@code rejected}; null until the stored bytes were read again
 * @param imaging how far the images of the file have come
 * @param reason why it was rejected, or why its image failed
 * @param components names of those whose file lists name it; null if that is not known
 * @param attributes what file lists say of it, in the order of their columns
 * @param href address of its bytes; null for whoever may not read them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FileObject(
    long ordinal,
    String path,
    long size,
    String sha256,
    String crc32,
    @Nullable String format,
    @Nullable String state,
    String imaging,
    @Nullable Reason reason,
    @Nullable List<String> components,
    Map<String, String> attributes,
    @Nullable String href) {}
