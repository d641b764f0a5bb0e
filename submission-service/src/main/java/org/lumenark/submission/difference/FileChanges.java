package org.lumenark.submission.difference;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files that two versions have otherwise: how many, and some of them by their paths.
 *
 * @param next cursor of those after them, or null at the end
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record FileChanges(
    long added,
    long removed,
    long changed,
    long moved,
    List<FileChange> items,
    @Nullable String next) {}
