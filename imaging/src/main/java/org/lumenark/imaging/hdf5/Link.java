package org.lumenark.imaging.hdf5;

/** Where a name of a group leads. */
sealed interface Link {

  /** To an object of the same file. */
  record Hard(long address) implements Link {}

  /** To a path in the same file. */
  record Soft(String path) implements Link {}

  /** To a path in another file, named relative to this one. */
  record External(String file, String path) implements Link {}
}
