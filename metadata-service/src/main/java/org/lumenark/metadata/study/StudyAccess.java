package org.lumenark.metadata.study;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.event.Visibility;
import org.lumenark.contracts.id.Accession;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;

/** The one place that decides who may see a study and all that belongs to it. */
@ApplicationScoped
public class StudyAccess {

  private final ReviewerLinks links;

  StudyAccess(ReviewerLinks links) {
    this.links = links;
  }

  public Uni<StudySight> sight(Mutiny.Session session, String accession, Caller caller) {
    if (!Accession.isAccession(accession)) {
      return Uni.createFrom().item(new StudySight.Unknown());
    }
    return session
        .find(StudyRow.class, accession)
        .chain(study ->
            caller.reviewer().isEmpty()
                ? Uni.createFrom().item(sight(study, caller))
                : links
                    .review(session, accession, caller.reviewer().get())
                    .map(review -> sight(study, review)));
  }

  /**
   * The study, if the caller may see it.
   *
   * @throws ProblemException by the Uni: {@code not-found} or {@code study.withdrawn}
   */
  public Uni<StudySight.Visible> visible(Mutiny.Session session, String accession, Caller caller) {
    return sight(session, accession, caller)
        .map(sight ->
            switch (sight) {
              case StudySight.Visible visible -> visible;
              case StudySight.Gone gone -> throw new ProblemException(ProblemType.WITHDRAWN);
              case StudySight.Unknown unknown -> throw new ProblemException(ProblemType.NOT_FOUND);
            });
  }

  static StudySight sight(@Nullable StudyRow study, Caller caller) {
    if (study == null || !study.isSubmitted()) {
      return new StudySight.Unknown();
    }
    boolean reader = caller.maySee(study.readers());
    return switch (study.visibility()) {
      case Visibility.PUBLIC -> new StudySight.Visible(study, Optional.empty());
      case Visibility.PRIVATE ->
          reader ? new StudySight.Visible(study, Optional.empty()) : new StudySight.Unknown();
      case Visibility.WITHDRAWN ->
          reader || study.wasReleased() ? new StudySight.Gone(study) : new StudySight.Unknown();
    };
  }

  /** Behind a reviewer link there is its study until it is withdrawn, and nothing else. */
  private static StudySight sight(@Nullable StudyRow study, Optional<Review> review) {
    return study == null
            || !study.isSubmitted()
            || study.visibility() == Visibility.WITHDRAWN
            || review.isEmpty()
        ? new StudySight.Unknown()
        : new StudySight.Visible(study, review);
  }
}
