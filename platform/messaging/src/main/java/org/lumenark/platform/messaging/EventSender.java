package org.lumenark.platform.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends events in order with an idempotent producer, and tells when all of them are acknowledged by
 * all replicas.
 */
final class EventSender implements AutoCloseable {

  private final KafkaProducer<String, byte[]> producer;

  EventSender(String bootstrapServers) {
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                10_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                30_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                10_000,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                8 << 20,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "zstd"),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /**
   * Sends all of them.
   *
   * @throws ExecutionException if one was not acknowledged; those before and after it may have been
   *     sent
   */
  void send(List<OutboxRow> rows) throws ExecutionException, InterruptedException {
    List<Future<RecordMetadata>> pending = new ArrayList<>(rows.size());
    for (OutboxRow row : rows) {
      pending.add(producer.send(CloudEvents.write(row)));
    }
    producer.flush();
    for (Future<RecordMetadata> acknowledgement : pending) {
      acknowledgement.get();
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
