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

  /** A version that there is not, or that the caller may not see yet, is unknown as a study is. */
  public Uni<StudySight> sight(Mutiny.Session session, AskedVersion asked, Caller caller) {
    String accession = asked.accession();
    if (!Accession.isAccession(accession)) {
      return Uni.createFrom().item(new StudySight.Unknown());
    }
    return session
        .find(StudyRow.class, accession)
        .chain(study ->
            study == null || !study.isSubmitted()
                ? Uni.createFrom().item(new StudySight.Unknown())
                : version(session, study, asked)
                    .chain(version -> sight(session, study, version, caller)));
  }

  private static Uni<VersionRow> version(
      Mutiny.Session session, StudyRow study, AskedVersion asked) {
    int number = asked.version().orElse(study.version());
    return session.find(VersionRow.class, new VersionRow.Key(study.accession(), number));
  }

  private Uni<StudySight> sight(
      Mutiny.Session session, StudyRow study, @Nullable VersionRow version, Caller caller) {
    return caller.reviewer().isEmpty()
        ? Uni.createFrom().item(sight(study, version, caller))
        : links
            .review(session, study.accession(), caller.reviewer().get())
            .map(review -> sight(study, version, review));
  }

  /**
   * The study, if the caller may see it.
   *
   * @throws ProblemException by the Uni: {@code not-found} or {@code study.withdrawn}
   */
  public Uni<StudySight.Visible> visible(
      Mutiny.Session session, AskedVersion asked, Caller caller) {
    return sight(session, asked, caller)
        .map(sight ->
            switch (sight) {
              case StudySight.Visible visible -> visible;
              case StudySight.Gone gone -> throw new ProblemException(ProblemType.WITHDRAWN);
              case StudySight.Unknown unknown -> throw new ProblemException(ProblemType.NOT_FOUND);
            });
  }

  private static StudySight sight(StudyRow study, @Nullable VersionRow version, Caller caller) {
    boolean reader = caller.maySee(study.readers());
    return switch (study.visibility()) {
      case Visibility.PUBLIC -> visible(study, version, reader, Optional.empty());
      case Visibility.PRIVATE ->
          reader ? visible(study, version, true, Optional.empty()) : new StudySight.Unknown();
      case Visibility.WITHDRAWN ->
          reader || study.wasReleased() ? new StudySight.Gone(study) : new StudySight.Unknown();
    };
  }

  /** Behind a reviewer link there is its study until it is withdrawn, and nothing else. */
  private static StudySight sight(
      StudyRow study, @Nullable VersionRow version, Optional<Review> review) {
    return study.visibility() == Visibility.WITHDRAWN || review.isEmpty()
        ? new StudySight.Unknown()
        : visible(study, version, false, review);
  }

  private static StudySight visible(
      StudyRow study, @Nullable VersionRow version, boolean reader, Optional<Review> review) {
    if (version == null || !version.isSubmitted()) {
      return new StudySight.Unknown();
    }
    StudySight.Visible sight = new StudySight.Visible(study, version, reader, review);
    return sight.shows(version.number()) ? sight : new StudySight.Unknown();
  }
}
