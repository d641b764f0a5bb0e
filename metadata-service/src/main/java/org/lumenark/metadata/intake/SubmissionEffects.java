package org.lumenark.metadata.intake;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.lumenark.contracts.event.SubmissionEvent;
import org.lumenark.metadata.loader.LoadRequests;
import org.lumenark.metadata.study.ReviewerLinks;

/** What the life cycle of a study does to its rows. */
@ApplicationScoped
class SubmissionEffects {

  private final LoadRequests loads;
  private final ReviewerLinks links;

  SubmissionEffects(LoadRequests loads, ReviewerLinks links) {
    this.loads = loads;
    this.links = links;
  }

  Uni<Void> apply(Effects.Rows rows, SubmissionEvent data) {
    switch (data) {
      case SubmissionEvent.StudySubmitted event -> {
        rows.version().submitted(event, rows.keyVersion());
        rows.study().submitted(event, rows.keyVersion());
        rows.study().described(rows.version());
      }
      case SubmissionEvent.ManifestSealed event -> {
        rows.version().sealed(event);
        return loads.manifest(rows.session(), event, rows.keyVersion());
      }
      case SubmissionEvent.StudyReleased event -> rows.study().released(event, rows.keyVersion());
      case SubmissionEvent.StudyRevised event -> {
        rows.version().revised(event, rows.keyVersion());
        rows.study().revised(event, rows.keyVersion());
        rows.study().described(rows.version());
        return review(rows, event);
      }
      case SubmissionEvent.StudyWithdrawn event -> rows.study().withdrawn(event);
    }
    return Uni.createFrom().voidItem();
  }

  private Uni<Void> review(Effects.Rows rows, SubmissionEvent.StudyRevised event) {
    return event.reviewerLinks().isPresent() && rows.study().takesReviewers(rows.keyVersion())
        ? links.replace(rows.session(), event.accession().value(), event.reviewerLinks().get())
        : Uni.createFrom().voidItem();
  }
}
