package org.lumenark.metadata.loader;

import java.util.Optional;

/**
 * An object whose rows are to be loaded, as a worker claimed it.
 *
 * @param object {@code originals:KEY} or {@code derived:KEY}
 * @param root Merkle root that a manifest must have
 * @param toldBy version of the event key that asked for it
 * @param nextOrdinal first row of a manifest, or of its tables, that is not yet stored
 * @param fence number of the claim; only the newest may write
 */
record LoadTask(
    long id,
    Kind kind,
    String accession,
    int version,
    String object,
    Optional<String> root,
    long toldBy,
    long nextOrdinal,
    int attempts,
    long fence) {

  /** What is loaded. */
  enum Kind {
    MANIFEST("manifest"),
    RESULTS("results"),
    ANNOTATIONS("annotations"),
    /** What files that were loaded before are found by. */
    WORDS("words");

    private final String value;

    Kind(String value) {
      this.value = value;
    }

    String value() {
      return value;
    }

    static Kind of(String value) {
      for (Kind kind : values()) {
        if (kind.value.equals(value)) {
          return kind;
        }
      }
      throw new IllegalArgumentException("no kind of task is " + value);
    }
  }

  /** The object's key without its bucket. */
  String objectKey() {
    return object.substring(object.indexOf(':') + 1);
  }
}
