package org.lumenark.metadata.study;

/** What a caller may know of an accession. */
public sealed interface StudySight {

  /** The caller may see it. */
  record Visible(StudyRow study) implements StudySight {}

  /** It was withdrawn, and the caller may know that it was there. */
  record Gone(StudyRow study) implements StudySight {}

  /** It does not exist, or the caller may not know that it does: the same to the caller. */
  record Unknown() implements StudySight {}
}
