package org.lumenark.metadata.intake;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;
import org.lumenark.contracts.event.EventEnvelope;
import org.lumenark.contracts.event.IngestEvent;
import org.lumenark.contracts.event.SubmissionEvent;
import org.lumenark.contracts.id.Accession;
import org.lumenark.metadata.study.StudyRow;
import org.lumenark.metadata.study.VersionRow;

/**
 * Applies an event once: inbox, rows and the note that the study is due in one transaction, after
 * the study's row is locked.
 */
@ApplicationScoped
class Effects {

  private static final String CONSUMER = "catalogue";

  private static final String REMEMBER =
      "insert into inbox (consumer, event_id) values (:consumer, :id) on conflict do nothing";
  private static final String STUDY_SHELL =
      "insert into study (accession) values (:accession) on conflict do nothing";
  private static final String VERSION_SHELL =
      "insert into study_version (accession, version) values (:accession, :version)"
          + " on conflict do nothing";

  private final Mutiny.SessionFactory sessions;
  private final SubmissionEffects submission;
  private final IngestEffects ingest;

  Effects(Mutiny.SessionFactory sessions, SubmissionEffects submission, IngestEffects ingest) {
    this.sessions = sessions;
    this.submission = submission;
    this.ingest = ingest;
  }

  /** The rows that an event is about, locked. */
  record Rows(Mutiny.Session session, StudyRow study, VersionRow version, long keyVersion) {}

  Uni<Void> apply(EventEnvelope<?> event, SubmissionEvent data) {
    return once(event, data.accession(), data.version(), rows -> submission.apply(rows, data));
  }

  Uni<Void> apply(EventEnvelope<?> event, IngestEvent data) {
    return once(event, data.accession(), data.version(), rows -> ingest.apply(rows, data));
  }

  private Uni<Void> once(
      EventEnvelope<?> event, Accession accession, int version, Function<Rows, Uni<Void>> effect) {
    return sessions.withTransaction(session ->
        remember(session, event)
            .chain(fresh ->
                fresh == 0
                    ? Uni.createFrom().voidItem()
                    : lock(session, event, accession.value(), version)
                        .call(effect::apply)
                        .invoke(rows -> rows.study().changed())
                        .replaceWithVoid()));
  }

  private static Uni<Integer> remember(Mutiny.Session session, EventEnvelope<?> event) {
    return session
        .createNativeQuery(REMEMBER)
        .setParameter("consumer", CONSUMER)
        .setParameter("id", event.id())
        .executeUpdate();
  }

  private static Uni<Rows> lock(
      Mutiny.Session session, EventEnvelope<?> event, String accession, int version) {
    return session
        .createNativeQuery(STUDY_SHELL)
        .setParameter("accession", accession)
        .executeUpdate()
        .chain(() -> session.find(StudyRow.class, accession, LockMode.PESSIMISTIC_WRITE))
        .chain(study ->
            session
                .createNativeQuery(VERSION_SHELL)
                .setParameter("accession", accession)
                .setParameter("version", version)
                .executeUpdate()
                .chain(() -> session.find(VersionRow.class, new VersionRow.Key(accession, version)))
                .map(row -> new Rows(session, study, row, event.keyVersion())));
  }
}
