package org.lumenark.ingest.plan;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.lumenark.platform.messaging.Consumption;
import org.lumenark.platform.messaging.UnreadableEvent;

/** Hears of studies; a message is acknowledged as soon as its rows are written. */
@ApplicationScoped
class SubmissionConsumer {

  private final SubmissionEffects effects;

  SubmissionConsumer(SubmissionEffects effects) {
    this.effects = effects;
  }

  @Incoming("submission")
  @Blocking
  void consume(ConsumerRecord<String, byte[]> message)
      throws UnreadableEvent, InterruptedException {
    Consumption.apply(message, effects::apply);
  }
}
