package org.lumenark.search.find;

import java.util.List;

/**
 * All public studies or images that a search finds at one moment.
 *
 * @param keys accessions, or ids of images, in the order of their letters
 * @param more whether there are more than may be told
 */
record FoundKeys(List<String> keys, boolean more) {

  FoundKeys {
    keys = List.copyOf(keys);
  }
}
