package org.lumenark.submission.collection;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.submission.draft.EntityTags;

/**
 * What must be so for a change to happen, as {@code If-Match} and {@code If-None-Match} say it.
 *
 * @param ifMatch tags, or {@code *} for any that is there
 * @param ifNoneMatch tags, or {@code *} if none may be there
 */
record Condition(@Nullable String ifMatch, @Nullable String ifNoneMatch) {

  /**
   * @throws ProblemException {@code precondition.failed} if it is not so
   */
  void require(Optional<StudyCollection> known) {
    String tag = known.map(collection -> tag(collection.revision())).orElse("");
    boolean matches = ifMatch == null || (known.isPresent() && EntityTags.name(ifMatch, tag));
    boolean differs = ifNoneMatch == null || known.isEmpty() || !EntityTags.name(ifNoneMatch, tag);
    if (!matches || !differs) {
      throw new ProblemException(ProblemType.PRECONDITION);
    }
  }

  private static String tag(long revision) {
    return "\"" + revision + "\"";
  }
}
