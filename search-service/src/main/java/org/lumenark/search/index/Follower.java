package org.lumenark.search.index;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.lumenark.contracts.event.Topics;

/**
 * Fills one set of indices from the catalogue's topic and keeps it up to date, on a virtual thread
 * of its own, one bounded batch at a time: the next is polled when OpenSearch has taken the one
 * before, which is all the backpressure there is. The consumer group is named after the very
 * indices, so that a new set is filled from the topic's start, by all instances together.
 */
final class Follower {

  private static final Logger LOG = Logger.getLogger(Follower.class);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

  private final IndexSet set;
  private final String group;
  private final DocumentWriter writer;
  private final SearchConfig config;
  private final String bootstrapServers;
  private final Thread thread;
  private volatile boolean stopping;

  /**
   * @param group of the consumer
   */
  Follower(
      IndexSet set,
      String group,
      DocumentWriter writer,
      SearchConfig config,
      String bootstrapServers) {
    this.set = set;
    this.group = group;
    this.writer = writer;
    this.bootstrapServers = bootstrapServers;
    this.config = config;
    this.thread = Thread.ofVirtual().name("follower-" + set).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  String group() {
    return group;
  }

  boolean isAtWork() {
    return thread.isAlive();
  }

  /**
   * Lets the batch in work end and the clients say goodbye; interrupts only what takes too long.
   */
  void stop() throws InterruptedException {
    stopping = true;
    if (!thread.join(LONGEST_STOP)) {
      thread.interrupt();
      thread.join(LONGEST_STOP);
    }
  }

  private void run() {
    while (!stopping) {
      try (KafkaConsumer<String, byte[]> consumer = consumer();
          DeadLetters deadLetters =
              new DeadLetters(bootstrapServers, Topics.CATALOGUE, CatalogueIndex.SERVICE)) {
        new CatalogueFeed(consumer, set, writer, deadLetters, config.bulkBytes())
            .followWhile(() -> !stopping);
      } catch (InterruptedException | InterruptException stopped) {
        return;
      } catch (IndexGone gone) {
        LOG.warn(gone.getMessage());
        return;
      } catch (Exception failure) {
        LOG.warnf("the index begins anew to follow the catalogue: %s", failure.toString());
        try {
          Thread.sleep(PAUSE_AFTER_FAILURE);
        } catch (InterruptedException stopped) {
          return;
        }
      }
    }
  }

  private KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.GROUP_ID_CONFIG,
            group,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            config.bulkEvents(),
            ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
            config.bulkBytes(),
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
            config.bulkBytes(),
            ConsumerConfig.METADATA_MAX_AGE_CONFIG,
            10_000),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }
}
