package org.lumenark.search.index;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jboss.logging.Logger;
import org.lumenark.contracts.event.CatalogueState;
import org.lumenark.contracts.event.Topics;
import org.lumenark.platform.messaging.CloudEvents;
import org.lumenark.platform.messaging.FaultPoint;
import org.lumenark.platform.messaging.UnreadableEvent;

/**
 * Moves batches of the catalogue's topic into a set of indices. Offsets are committed after the
 * documents: a batch may be written twice, which its revisions make harmless.
 */
final class CatalogueFeed {

  private static final Logger LOG = Logger.getLogger(CatalogueFeed.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final long LONGEST_WRITE_SECONDS = 60;

  private final KafkaConsumer<String, byte[]> consumer;
  private final IndexSet set;
  private final DocumentWriter writer;
  private final DeadLetters deadLetters;
  private final int bulkBytes;

  /**
   * @param bulkBytes of events after which they are written
   */
  CatalogueFeed(
      KafkaConsumer<String, byte[]> consumer,
      IndexSet set,
      DocumentWriter writer,
      DeadLetters deadLetters,
      int bulkBytes) {
    this.consumer = consumer;
    this.set = set;
    this.writer = writer;
    this.deadLetters = deadLetters;
    this.bulkBytes = bulkBytes;
  }

  /** Asks before each poll whether to go on. */
  void followWhile(BooleanSupplier wanted)
      throws InterruptedException, ExecutionException, IndexGone {
    consumer.subscribe(List.of(Topics.CATALOGUE));
    while (wanted.getAsBoolean()) {
      ConsumerRecords<String, byte[]> messages = consumer.poll(POLL);
      if (!messages.isEmpty()) {
        write(messages);
        FaultPoint.reached("event-applied-not-acknowledged");
        consumer.commitSync();
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }

  /** A study of a million files has a hundred kilobytes of words, and an event for each step. */
  private void write(ConsumerRecords<String, byte[]> messages)
      throws InterruptedException, ExecutionException, IndexGone {
    List<ConsumerRecord<String, byte[]>> some = new ArrayList<>();
    long bytes = 0;
    for (ConsumerRecord<String, byte[]> message : messages) {
      some.add(message);
      bytes += Math.max(0, message.serializedValueSize());
      if (bytes >= bulkBytes) {
        write(some);
        some.clear();
        bytes = 0;
      }
    }
    write(some);
  }

  private void write(List<ConsumerRecord<String, byte[]>> messages)
      throws InterruptedException, ExecutionException, IndexGone {
    List<DocumentWrite> pending = new ArrayList<>();
    Map<String, ConsumerRecord<String, byte[]>> sources = new HashMap<>();
    for (ConsumerRecord<String, byte[]> message : messages) {
      try {
        CloudEvents.read(message)
            .filter(event -> event.data() instanceof CatalogueState)
            .map(event -> Projection.of((CatalogueState) event.data()))
            .ifPresent(writes -> {
              writes.stream().filter(set::takes).forEach(pending::add);
              writes.forEach(write -> sources.put(write.id(), message));
            });
      } catch (UnreadableEvent poison) {
        LOG.errorf("message to the dead letters: %s", poison.getMessage());
        deadLetters.send(message, String.valueOf(poison.getMessage()), 1);
      }
    }
    untilWritten(pending, sources);
  }

  private void untilWritten(
      List<DocumentWrite> writes, Map<String, ConsumerRecord<String, byte[]>> sources)
      throws InterruptedException, ExecutionException, IndexGone {
    List<DocumentWrite> pending = writes;
    Duration pause = FIRST_PAUSE;
    int attempts = 0;
    while (!pending.isEmpty()) {
      attempts++;
      try {
        DocumentWriter.Outcome outcome =
            writer.write(set, pending).get(LONGEST_WRITE_SECONDS, TimeUnit.SECONDS);
        for (DocumentWriter.Refused refused : outcome.refused()) {
          ConsumerRecord<String, byte[]> source = sources.get(refused.write().id());
          if (source != null) {
            LOG.errorf("document %s is refused: %s", refused.write().id(), refused.reason());
            deadLetters.send(source, refused.reason(), attempts);
          }
        }
        pending = outcome.again();
      } catch (ExecutionException | TimeoutException failure) {
        if (failure.getCause() instanceof IndexGone gone) {
          throw gone;
        }
        LOG.warnf("%d documents are written again: %s", pending.size(), failure.toString());
      }
      if (!pending.isEmpty()) {
        rest(pause);
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
      }
    }
  }

  /** Waits without being taken for dead by the broker: polls, with every partition paused. */
  private void rest(Duration pause) {
    consumer.pause(consumer.assignment());
    consumer.poll(pause);
    consumer.resume(consumer.paused());
  }
}
