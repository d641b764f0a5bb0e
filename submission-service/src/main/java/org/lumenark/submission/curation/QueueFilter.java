package org.lumenark.submission.curation;

import java.util.Optional;
import java.util.Set;
import org.lumenark.contracts.id.CollectionName;

/**
 * Which studies of the queue are meant.
 *
 * @param collections that they are in; empty for all
 */
record QueueFilter(CurationState state, Optional<Set<CollectionName>> collections) {

  QueueFilter {
    collections = collections.map(Set::copyOf);
  }
}
