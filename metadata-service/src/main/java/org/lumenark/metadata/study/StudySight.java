package org.lumenark.metadata.study;

import java.util.Optional;

/** What a caller may know of an accession. */
public sealed interface StudySight {

  /**
   * The caller may see it.
   *
   * @param review present if only without its people
   */
  record Visible(StudyRow study, Optional<Review> review) implements StudySight {

    /** Whether anyone may see just this, so that it may be kept in between. */
    public boolean isOpen() {
      return study.isPublic() && review.isEmpty();
    }

    /** Whether the caller may read files as they were deposited. */
    public boolean hasOriginals() {
      return review.isEmpty() || review.get().originals();
    }

    /** Its title as the caller may read it. */
    public String title() {
      return review.isEmpty() ? study.title() : AnonymousDocument.text(study.title());
    }

    /** The study document as the caller may read it. */
    public StudyDocument document() {
      return review.isEmpty() ? study.document() : AnonymousDocument.of(study.document());
    }
  }

  /** It was withdrawn, and the caller may know that it was there. */
  record Gone(StudyRow study) implements StudySight {}

  /** It does not exist, or the caller may not know that it does: the same to the caller. */
  record Unknown() implements StudySight {}
}
