package org.lumenark.metadata.intake;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.lumenark.contracts.event.CatalogueState;
import org.lumenark.contracts.event.EventEnvelope;
import org.lumenark.contracts.event.IngestEvent;
import org.lumenark.contracts.event.IngestTaskWaiting;
import org.lumenark.contracts.event.PublicChange;
import org.lumenark.contracts.event.PublicStudy;
import org.lumenark.contracts.event.SubmissionEvent;
import org.lumenark.metadata.announcement.Announcer;
import org.lumenark.metadata.loader.Loaders;
import org.lumenark.platform.messaging.CloudEvents;
import org.lumenark.platform.messaging.FaultPoint;
import org.lumenark.platform.messaging.UnreadableEvent;

/**
 * Takes the events of submission and ingest. A message is acknowledged when its effect is
 * committed; what can never have one goes to the dead letters.
 */
@ApplicationScoped
public class EventIntake {

  private final Effects effects;
  private final Persistence persistence;
  private final Announcer announcer;
  private final Loaders loaders;

  EventIntake(Effects effects, Persistence persistence, Announcer announcer, Loaders loaders) {
    this.effects = effects;
    this.persistence = persistence;
    this.announcer = announcer;
    this.loaders = loaders;
  }

  @Incoming("submission")
  Uni<Void> submission(ConsumerRecord<String, byte[]> message) {
    return take(message);
  }

  @Incoming("ingest")
  Uni<Void> ingest(ConsumerRecord<String, byte[]> message) {
    return take(message);
  }

  private Uni<Void> take(ConsumerRecord<String, byte[]> message) {
    try {
      Optional<EventEnvelope<?>> event = CloudEvents.read(message);
      return event.map(this::apply).orElse(Uni.createFrom().voidItem());
    } catch (UnreadableEvent unreadable) {
      return Uni.createFrom().failure(unreadable);
    }
  }

  private Uni<Void> apply(EventEnvelope<?> event) {
    Uni<Void> applied =
        switch (event.data()) {
          case SubmissionEvent data ->
              persistence
                  .untilCommitted(event, () -> effects.apply(event, data))
                  .chain(() -> announceNow(data));
          case IngestEvent data ->
              persistence.untilCommitted(event, () -> effects.apply(event, data));
          case IngestTaskWaiting other -> Uni.createFrom().voidItem();
          case CatalogueState other -> Uni.createFrom().voidItem();
          case PublicStudy other -> Uni.createFrom().voidItem();
          case PublicChange other -> Uni.createFrom().voidItem();
        };
    return applied
        .invoke(loaders::wake)
        .invoke(() -> FaultPoint.reached("event-applied-not-acknowledged"));
  }

  /** People wait for a release; what fails here the sweep does again. */
  private Uni<Void> announceNow(SubmissionEvent data) {
    return announcer.announce(data.accession().value()).onFailure().recoverWithNull();
  }
}
