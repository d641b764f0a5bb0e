package org.lumenark.submission.difference;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A file list or an annotation table that two versions have otherwise.
 *
 * @param component of the list, or name of the table
 * @param change {@code added}, {@code removed} or {@code changed}
 * @param from rows that the earlier version has; null if it has no such list
 * @param to rows that the later version has; null if it has no such list
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ListChange(String component, String change, @Nullable Long from, @Nullable Long to) {}
