package org.lumenark.ingest.task;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears that a task waits. The message carries no work and is acknowledged at once. */
@ApplicationScoped
class WakeConsumer {

  private final Bell bell;

  WakeConsumer(Bell bell) {
    this.bell = bell;
  }

  @Incoming("ingest-task")
  @Blocking
  void wake(ConsumerRecord<String, byte[]> message) {
    bell.ring();
  }
}
