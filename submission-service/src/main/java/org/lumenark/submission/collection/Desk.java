package org.lumenark.submission.collection;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lumenark.contracts.id.CollectionName;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;

/**
 * The collections that someone curates.
 *
 * @param only those; empty for all
 */
public record Desk(Optional<Set<CollectionName>> only) {

  public Desk {
    only = only.map(Set::copyOf);
  }

  /**
   * @throws ProblemException {@code curation.collection} if another curator has it
   */
  public void require(CollectionName collection) {
    if (only.isPresent() && !only.get().contains(collection)) {
      throw refusal("The collection " + collection + " has other curators.");
    }
  }

  /**
   * @throws ProblemException {@code curation.collection} if it is not all collections
   */
  public void requireAll() {
    if (only.isPresent()) {
      throw refusal("This needs a curator of all collections.");
    }
  }

  private static ProblemException refusal(String message) {
    return new ProblemException(ProblemType.NOT_ALLOWED, "curation.collection", message, List.of());
  }
}
