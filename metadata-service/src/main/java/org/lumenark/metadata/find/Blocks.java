package org.lumenark.metadata.find;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sets of files as the index gives them: blocks of 512 with a bit for each. */
sealed interface Blocks {

  /** Files that have one of these keys. */
  record Keyed(List<String> keys) implements Blocks {
    public Keyed {
      keys = List.copyOf(keys);
    }
  }

  /** Files of these studies. */
  record OfStudies(Studies studies) implements Blocks {}

  record All(List<Blocks> parts) implements Blocks {
    public All {
      parts = List.copyOf(parts);
    }
  }

  record AnyOf(List<Blocks> parts) implements Blocks {
    public AnyOf {
      parts = List.copyOf(parts);
    }
  }

  /** Files that are not in the part. */
  record Outside(Blocks part) implements Blocks {}

  /** No file. */
  record Nothing() implements Blocks {}

  /** What tells studies apart. */
  sealed interface Studies {

    /** In lower case. */
    record Named(String accession) implements Studies {}

    /** In lower case. */
    record InCollection(String collection) implements Studies {}

    record Released(Optional<Instant> from, Optional<Instant> before) implements Studies {}
  }

  /** All files. */
  static Blocks every() {
    return new Keyed(List.of(FileKeys.EVERY));
  }
}
