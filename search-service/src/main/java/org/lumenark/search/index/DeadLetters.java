package org.lumenark.search.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.lumenark.contracts.event.Topics;

/** Where messages go that can never be applied, with the error and what they came from. */
final class DeadLetters implements AutoCloseable {

  private final KafkaProducer<String, byte[]> producer;
  private final String topic;

  DeadLetters(String bootstrapServers, String source, String service) {
    this.topic = Topics.deadLetters(source, service);
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                10_000,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                8 << 20),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /**
   * Returns when the letter is acknowledged.
   *
   * @throws ExecutionException if it was not
   */
  void send(ConsumerRecord<String, byte[]> message, String reason, int attempts)
      throws ExecutionException, InterruptedException {
    ProducerRecord<String, byte[]> letter =
        new ProducerRecord<>(topic, message.key(), message.value());
    message.headers().forEach(header -> letter.headers().add(header));
    header(letter, "dead-letter-reason", reason);
    header(letter, "dead-letter-attempts", Integer.toString(attempts));
    header(letter, "dead-letter-topic", message.topic());
    header(letter, "dead-letter-partition", Integer.toString(message.partition()));
    header(letter, "dead-letter-offset", Long.toString(message.offset()));
    producer.send(letter).get();
  }

  private static void header(ProducerRecord<String, byte[]> letter, String name, String value) {
    letter.headers().add(name, value.getBytes(UTF_8));
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
