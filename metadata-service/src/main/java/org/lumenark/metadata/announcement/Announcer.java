package org.lumenark.metadata.announcement;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;
import org.lumenark.contracts.event.EventData;
import org.lumenark.contracts.event.EventEnvelope;
import org.lumenark.contracts.event.EventJson;
import org.lumenark.contracts.event.PublicChange;
import org.lumenark.contracts.event.PublicStudy;
import org.lumenark.contracts.event.Topics;
import org.lumenark.contracts.id.TimeOrderedId;
import org.lumenark.metadata.annotation.StudyAnnotations;
import org.lumenark.metadata.change.PublicChanges;
import org.lumenark.metadata.image.Images;
import org.lumenark.metadata.study.PublicUrls;
import org.lumenark.metadata.study.ShownVersion;
import org.lumenark.metadata.study.StudyRow;

/**
 * Tells the whole state of a study, in one transaction with the decision who may see it. Effects of
 * events only mark a study as due, so that a hundred effects may end in one announcement, and
 * whatever was announced last is the state of the rows.
 */
@ApplicationScoped
public class Announcer {

  private static final String FORMATS =
      "select format from study_format where accession = :accession and version = :version"
          + " order by format";

  private final Mutiny.SessionFactory sessions;
  private final ShownVersion shown;
  private final Images images;
  private final StudyAnnotations annotations;
  private final ReactiveOutbox outbox;
  private final PublicChanges changes;
  private final PublicUrls urls;

  Announcer(
      Mutiny.SessionFactory sessions,
      ShownVersion shown,
      Images images,
      StudyAnnotations annotations,
      ReactiveOutbox outbox,
      PublicChanges changes,
      PublicUrls urls) {
    this.sessions = sessions;
    this.shown = shown;
    this.images = images;
    this.annotations = annotations;
    this.outbox = outbox;
    this.changes = changes;
    this.urls = urls;
  }

  /** Announces the study if it is due. */
  public Uni<Void> announce(String accession) {
    return sessions.withTransaction(session ->
        session
            .find(StudyRow.class, accession, LockMode.PESSIMISTIC_WRITE)
            .chain(study ->
                study == null || !study.isDue()
                    ? Uni.createFrom().voidItem()
                    : announce(session, study)));
  }

  private Uni<Void> announce(Mutiny.Session session, StudyRow study) {
    study.announced();
    if (!study.isSubmitted()) {
      return Uni.createFrom().voidItem();
    }
    return source(session, study)
        .chain(source -> {
          List<ReactiveOutbox.Outgoing> events = new ArrayList<>();
          events.add(
              outgoing(
                  Topics.CATALOGUE, study, StudyStates.catalogued(source, study.nextRevision())));
          Optional<PublicChange> change = addPublic(source, events);
          return outbox
              .append(session, events)
              .chain(() ->
                  change
                      .map(told -> append(session, study, told))
                      .orElse(Uni.createFrom().voidItem()));
        });
  }

  private Uni<StudyStates.Source> source(Mutiny.Session session, StudyRow study) {
    return shown
        .settle(session, study)
        .chain(version ->
            images
                .count(session, version.key())
                .chain(count ->
                    session
                        .createNativeQuery(FORMATS, String.class)
                        .setParameter("accession", study.accession())
                        .setParameter("version", study.version())
                        .getResultList()
                        .chain(formats ->
                            annotations
                                .subjects(session, study.accession(), study.version())
                                .map(annotated ->
                                    new StudyStates.Source(
                                        study,
                                        version,
                                        count,
                                        formats,
                                        annotated,
                                        urls.study(study.accession()))))));
  }

  /** Adds the public state if it differs from the one announced last. */
  private static Optional<PublicChange> addPublic(
      StudyStates.Source source, List<ReactiveOutbox.Outgoing> events) {
    StudyRow study = source.study();
    boolean toldPublicly =
        switch (study.visibility()) {
          case PRIVATE -> false;
          case PUBLIC -> true;
          case WITHDRAWN -> study.wasReleased();
        };
    if (!toldPublicly) {
      return Optional.empty();
    }
    String publicDigest = digest(StudyStates.published(source, 0));
    if (study.publicDigest().filter(publicDigest::equals).isPresent()) {
      return Optional.empty();
    }
    PublicStudy state = StudyStates.published(source, study.nextRevision());
    events.add(outgoing(Topics.PUBLIC_STUDY, study, state));
    // The count of images grows while conversion goes on, and a study never changes its collection:
    // new state, but no news.
    String changeDigest = digest(news(state));
    boolean news = study.changeDigest().filter(changeDigest::equals).isEmpty();
    boolean known = study.changeDigest().isPresent();
    study.announcedPublicly(publicDigest, changeDigest);
    return news ? Optional.of(StudyStates.change(source, known)) : Optional.empty();
  }

  private Uni<Void> append(Mutiny.Session session, StudyRow study, PublicChange change) {
    study.nextRevision();
    ReactiveOutbox.Outgoing outgoing = outgoing(Topics.PUBLIC_CHANGE, study, change);
    return outbox
        .append(session, List.of(outgoing))
        .chain(() -> changes.append(session, outgoing.event()));
  }

  private static ReactiveOutbox.Outgoing outgoing(String topic, StudyRow study, EventData data) {
    return new ReactiveOutbox.Outgoing(
        topic,
        new EventEnvelope<>(
            TimeOrderedId.next(),
            EventSource.NAME,
            Instant.now(),
            study.accession(),
            study.revision(),
            data));
  }

  private static PublicStudy news(PublicStudy state) {
    return new PublicStudy(
        state.accession(),
        state.version(),
        0,
        state.state(),
        state.url(),
        state.title(),
        state.metadata(),
        Optional.empty(),
        state.releaseDate(),
        state.manifest(),
        state.files(),
        Optional.empty(),
        state.reason());
  }

  private static String digest(PublicStudy state) {
    try {
      byte[] json = EventJson.mapper().writeValueAsBytes(state);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
    } catch (JsonProcessingException | NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("state cannot be digested", impossible);
    }
  }
}
