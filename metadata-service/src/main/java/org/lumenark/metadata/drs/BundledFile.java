package org.lumenark.metadata.drs;

import java.util.Optional;

/**
 * A file as a bundle names it.
 *
 * @param number place in the whole, from 0
 * @param path empty of a file of which nothing may be told any more
 */
record BundledFile(long number, String id, Optional<String> path, long size, String sha256) {

  String name() {
    return DrsName.of(number, path.orElse("gone"));
  }
}
