package org.lumenark.metadata.study;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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

  public Uni<StudySight> sight(Mutiny.Session session, String accession, Caller caller) {
    if (!Accession.isAccession(accession)) {
      return Uni.createFrom().item(new StudySight.Unknown());
    }
    return session.find(StudyRow.class, accession).map(study -> sight(study, caller));
  }

  /**
   * The study, if the caller may see it.
   *
   * @throws ProblemException by the Uni: {@code not-found} or {@code study.withdrawn}
   */
  public Uni<StudyRow> visible(Mutiny.Session session, String accession, Caller caller) {
    return sight(session, accession, caller)
        .map(sight ->
            switch (sight) {
              case StudySight.Visible visible -> visible.study();
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
      case Visibility.PUBLIC -> new StudySight.Visible(study);
      case Visibility.PRIVATE -> reader ? new StudySight.Visible(study) : new StudySight.Unknown();
      case Visibility.WITHDRAWN ->
          reader || study.wasReleased() ? new StudySight.Gone(study) : new StudySight.Unknown();
    };
  }
}
