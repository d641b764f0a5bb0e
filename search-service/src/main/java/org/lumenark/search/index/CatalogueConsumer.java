package org.lumenark.search.index;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.event.Topics;

/**
 * Reads the catalogue's topic on a virtual thread of its own, one bounded batch at a time: the next
 * is polled when OpenSearch has taken the one before, which is all the backpressure there is. The
 * consumer group is named after the very indices, so that indices that were lost and made anew are
 * filled from the topic's start, by every instance.
 */
@ApplicationScoped
class CatalogueConsumer {

  private static final Logger LOG = Logger.getLogger(CatalogueConsumer.class);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(10);
  static final String SERVICE = "search-service";

  private final IndexSetup setup;
  private final DocumentWriter writer;
  private final SearchConfig config;
  private final String bootstrapServers;
  private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();
  private volatile boolean stopping;

  CatalogueConsumer(
      IndexSetup setup,
      DocumentWriter writer,
      SearchConfig config,
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
    this.setup = setup;
    this.writer = writer;
    this.config = config;
    this.bootstrapServers = bootstrapServers;
  }

  void start(@Observes StartupEvent event) {
    thread.set(Thread.ofVirtual().name("catalogue-consumer").start(this::run));
  }

  /**
   * Lets the batch in work end and the clients say goodbye; interrupts only what takes too long.
   */
  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping = true;
    Thread running = thread.get();
    if (running != null && !running.join(LONGEST_STOP)) {
      running.interrupt();
      running.join(LONGEST_STOP);
    }
  }

  private void run() {
    while (!stopping) {
      try {
        String indices = setup.ensure();
        try (KafkaConsumer<String, byte[]> consumer = consumer(indices);
            DeadLetters deadLetters =
                new DeadLetters(bootstrapServers, Topics.CATALOGUE, SERVICE)) {
          new CatalogueFeed(consumer, writer, deadLetters).followWhile(() -> !stopping);
        }
      } catch (InterruptedException | InterruptException stopped) {
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

  private KafkaConsumer<String, byte[]> consumer(String indices) {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.GROUP_ID_CONFIG,
            SERVICE + "." + indices,
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
