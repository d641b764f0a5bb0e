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

  /** What a caller may know, whatever version was asked for. */
  private sealed interface Right {

    /** As {@link StudySight.Visible}. */
    record Seen(StudyRow study, boolean reader, Optional<Review> review) implements Right {}

    /** Nothing of the study may be read. */
    record Unseen(StudySight sight) implements Right {}
  }

  /**
   * A version that there is not, or that the caller may not see yet, is unknown as a study is. What
   * the caller may not see costs the same queries as what there is not.
   */
  public Uni<StudySight> sight(Mutiny.Session session, AskedVersion asked, Caller caller) {
    String accession = asked.accession();
    if (!Accession.isAccession(accession)) {
      return Uni.createFrom().item(new StudySight.Unknown());
    }
    return session
        .find(StudyRow.class, accession)
        .chain(study ->
            caller.reviewer().isEmpty()
                ? Uni.createFrom().item(right(study, caller))
                : links
                    .review(session, accession, caller.reviewer().get())
                    .map(review -> right(study, review)))
        .chain(right ->
            switch (right) {
              case Right.Seen seen -> version(session, seen, asked);
              case Right.Unseen unseen -> Uni.createFrom().item(unseen.sight());
            });
  }

  private static Uni<StudySight> version(
      Mutiny.Session session, Right.Seen seen, AskedVersion asked) {
    int number = asked.version().orElse(seen.study().version());
    return session
        .find(VersionRow.class, new VersionRow.Key(seen.study().accession(), number))
        .map(version -> sight(seen, version));
  }

  private static StudySight sight(Right.Seen seen, @Nullable VersionRow version) {
    if (version == null || !version.isSubmitted()) {
      return new StudySight.Unknown();
    }
    StudySight.Visible sight =
        new StudySight.Visible(seen.study(), version, seen.reader(), seen.review());
    return sight.shows(version.number()) ? sight : new StudySight.Unknown();
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

  private static Right right(@Nullable StudyRow study, Caller caller) {
    if (study == null || !study.isSubmitted()) {
      return unknown();
    }
    boolean reader = caller.maySee(study.readers());
    return switch (study.visibility()) {
      case Visibility.PUBLIC -> new Right.Seen(study, reader, Optional.empty());
      case Visibility.PRIVATE -> reader ? new Right.Seen(study, true, Optional.empty()) : unknown();
      case Visibility.WITHDRAWN ->
          reader || study.wasReleased() ? new Right.Unseen(new StudySight.Gone(study)) : unknown();
    };
  }

  /** Behind a reviewer link there is its study until it is withdrawn, and nothing else. */
  private static Right right(@Nullable StudyRow study, Optional<Review> review) {
    return study == null
            || !study.isSubmitted()
            || study.visibility() == Visibility.WITHDRAWN
            || review.isEmpty()
        ? unknown()
        : new Right.Seen(study, false, review);
  }

  private static Right unknown() {
    return new Right.Unseen(new StudySight.Unknown());
  }
}
