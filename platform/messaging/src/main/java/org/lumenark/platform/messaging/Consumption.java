package org.lumenark.platform.messaging;

import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.lumenark.contracts.event.EventEnvelope;

/**
 * Gives an event to its effect until the effect is committed. Blocks: for services on virtual
 * threads. What fails for a while (a database that restarts) is tried again, since skipping it
 * would lose the event; only what can never be read is thrown, and the channel's {@code
 * dead-letter-queue} strategy takes it.
 */
public final class Consumption {

  private static final Logger LOG = Logger.getLogger(Consumption.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  private Consumption() {}

  /** The effect of an event, in a transaction of its own together with the inbox. */
  @FunctionalInterface
  public interface Effect {

    /**
     * @throws Exception if nothing of the effect was committed; it is given again
     */
    void apply(EventEnvelope<?> event) throws Exception;
  }

  /**
   * Applies the effect of a message; returns when it is committed or the event is of no concern.
   */
  public static void apply(ConsumerRecord<String, byte[]> message, Effect effect)
      throws UnreadableEvent, InterruptedException {
    Optional<EventEnvelope<?>> event = CloudEvents.read(message);
    if (event.isPresent()) {
      untilCommitted(event.get(), effect);
      FaultPoint.reached("event-applied-not-acknowledged");
    }
  }

  private static void untilCommitted(EventEnvelope<?> event, Effect effect)
      throws UnreadableEvent, InterruptedException {
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        effect.apply(event);
        return;
      } catch (UnreadableEvent | InterruptedException exception) {
        throw exception;
      } catch (Exception failure) {
        LOG.warnf(failure, "event %s (%s) is tried again in %s", event.id(), event.type(), pause);
        Thread.sleep(pause);
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
      }
    }
  }
}
