package org.lumenark.search.index;

/** Where a study came into the archive. */
final class Origin {

  /** By its depositor, with its files. */
  static final String DEPOSITED = "deposited";

  private Origin() {}
}
