package org.lumenark.search.index;

/**
 * One document of one index, as of a revision of its key. An index keeps what has the highest
 * revision, whatever the order of arrival.
 *
 * @param document a {@link StudyDocument}, {@link ImageDocument} or {@link Stub}
 */
record DocumentWrite(SearchIndex index, String id, long revision, Object document) {

  /**
   * What is left where a study or image may not be found: it keeps the revision, so that a late old
   * event cannot bring the document back.
   */
  record Stub(String type) {

    static final Stub INSTANCE = new Stub("stub");
  }
}
