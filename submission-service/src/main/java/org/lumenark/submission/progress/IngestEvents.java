package org.lumenark.submission.progress;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.lumenark.platform.messaging.Consumption;
import org.lumenark.platform.messaging.UnreadableEvent;

/** Listens to ingest. */
@ApplicationScoped
class IngestEvents {

  private final IngestProgress progress;

  IngestEvents(IngestProgress progress) {
    this.progress = progress;
  }

  @Incoming("ingest")
  @Blocking
  void consume(ConsumerRecord<String, byte[]> message)
      throws UnreadableEvent, InterruptedException {
    Consumption.apply(message, progress::apply);
  }
}
