package org.lumenark.submission.directive;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.lumenark.submission.draft.Draft;
import org.lumenark.submission.draft.DraftRepository;
import org.lumenark.submission.study.Study;

/**
 * Drafts of next versions, which began as copies of their studies: what is corrected in a study is
 * corrected there too, or submitting the draft would undo it.
 */
@ApplicationScoped
class CorrectedDrafts {

  private final DraftRepository drafts;

  CorrectedDrafts(DraftRepository drafts) {
    this.drafts = drafts;
  }

  /**
   * The open draft of the next version, locked in the order of submissions: it, the draft that the
   * study began as, and then the study, which the caller locks. Until the transaction ends no other
   * one is opened.
   */
  Optional<Draft> lock(Connection connection, Study study) throws SQLException {
    Optional<Draft> known = drafts.openNext(connection, study.accession());
    if (known.isPresent()) {
      drafts.lock(connection, known.get().id());
    }
    drafts.lock(connection, study.draft());
    Optional<Draft> next = drafts.openNext(connection, study.accession());
    return next.isPresent() ? drafts.lock(connection, next.get().id()) : Optional.empty();
  }

  void correct(Connection connection, Draft next, Correction correction) throws SQLException {
    drafts.updateMetadata(connection, next.id(), correction.document());
  }
}
