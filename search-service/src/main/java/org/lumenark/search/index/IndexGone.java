package org.lumenark.search.index;

/** An index was removed while the service ran; it has to be made and filled anew. */
final class IndexGone extends Exception {

  private static final long serialVersionUID = 1L;

  IndexGone(String index) {
    super("index " + index + " is gone", null, false, false);
  }
}
