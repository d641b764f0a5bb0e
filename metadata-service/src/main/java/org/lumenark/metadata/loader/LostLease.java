package org.lumenark.metadata.loader;

/** Another worker has the object now; this one must not write any more. */
final class LostLease extends Exception {

  private static final long serialVersionUID = 1L;

  LostLease(LoadTask task) {
    super("load task " + task.id() + " was claimed by another worker");
  }
}
