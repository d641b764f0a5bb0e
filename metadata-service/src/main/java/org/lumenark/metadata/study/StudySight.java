package org.lumenark.metadata.study;

import java.util.Optional;

/** What a caller may know of an accession. */
public sealed interface StudySight {

  /**
   * The caller may see it.
   *
   * @param version the one that was asked for
   * @param reader whether the caller may see it while it is private, and so versions that are not
   *     shown yet
   * @param review present if only without its people
   */
  record Visible(StudyRow study, VersionRow version, boolean reader, Optional<Review> review)
      implements StudySight {

    /** Whether anyone may see just this, so that it may be kept in between. */
    public boolean isOpen() {
      return isOpen(version.number());
    }

    /** Whether anyone may see what is of this version. */
    public boolean isOpen(int number) {
      return study.isPublic() && review.isEmpty() && number <= study.version();
    }

    /** Whether the caller may see what is of this version. */
    public boolean shows(int number) {
      return reader || number <= study.version();
    }

    /** Whether it is the version that everyone sees who does not ask for another one. */
    public boolean isShown() {
      return version.number() == study.version();
    }

    /** Whether the caller may read files as they were deposited. */
    public boolean hasOriginals() {
      return review.isEmpty() || review.get().originals();
    }

    /** Its title as the caller may read it. */
    public String title() {
      return review.isEmpty() ? version.title() : AnonymousDocument.text(version.title());
    }

    /** The study document as the caller may read it. */
    public StudyDocument document() {
      return review.isEmpty() ? version.document() : AnonymousDocument.of(version.document());
    }
  }

  /** It was withdrawn, and the caller may know that it was there. */
  record Gone(StudyRow study) implements StudySight {}

  /** It does not exist, or the caller may not know that it does: the same to the caller. */
  record Unknown() implements StudySight {}
}
