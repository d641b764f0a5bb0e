package org.lumenark.client.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/**
 * How many files have a format.
 *
 * @param format as {@code inspect} names it
 * @param reader that opens it; null if it is no image, or nothing reads it
 */
@JsonInclude(Include.ALWAYS)
public record FormatCount(String format, long files, long bytes, @Nullable String reader) {}
