package org.lumenark.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.lumenark.contracts.event.EventEnvelope;
import org.lumenark.contracts.event.SubmissionEvent.StudyWithdrawn;
import org.lumenark.contracts.event.Topics;
import org.lumenark.contracts.id.Accession;

class CloudEventsTest {

  private static final UUID ID = UUID.fromString("0192f0c1-7a1b-7c3d-8e4f-5a6b7c8d9e0f");
  private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");
  private static final EventEnvelope<StudyWithdrawn> EVENT =
      new EventEnvelope<>(
          ID,
          "/lumenark/submission-service",
          TIME,
          "S-LMK12",
          4,
          new StudyWithdrawn(new Accession("S-LMK12"), 1, "Deposited twice.", TIME));

  @Test
  void an_event_is_written_in_binary_mode() {
    ProducerRecord<String, byte[]> message = message();

    assertThat(message.key()).isEqualTo("S-LMK12");
    assertThat(header(message, "ce_specversion")).isEqualTo("1.0");
    assertThat(header(message, "ce_id")).isEqualTo(ID.toString());
    assertThat(header(message, "ce_type")).isEqualTo("org.lumenark.submission.study-withdrawn.v1");
    assertThat(header(message, "ce_source")).isEqualTo("/lumenark/submission-service");
    assertThat(header(message, "ce_time")).isEqualTo("2026-11-21T10:00:00Z");
    assertThat(header(message, "ce_keyversion")).isEqualTo("4");
    assertThat(header(message, "content-type")).isEqualTo("application/json");
    assertThat(new String(message.value(), UTF_8))
        .isEqualTo(
            "{\"accession\":\"S-LMK12\",\"version\":1,\"reason\":\"Deposited twice.\","
                + "\"withdrawnAt\":\"2026-11-21T10:00:00Z\"}");
  }

  @Test
  void what_was_written_is_read_back() throws UnreadableEvent {
    assertThat(CloudEvents.read(received(message()))).contains(EVENT);
  }

  @Test
  void a_type_of_a_newer_version_is_of_no_concern() throws UnreadableEvent {
    ProducerRecord<String, byte[]> message = message();
    message.headers().add("ce_type", "org.lumenark.submission.study-cloned.v1".getBytes(UTF_8));

    assertThat(CloudEvents.read(received(message))).isEmpty();
  }

  @Test
  void a_message_that_is_no_cloud_event_is_poison() {
    assertThatThrownBy(
            () -> CloudEvents.read(new ConsumerRecord<>(Topics.SUBMISSION, 0, 0, "k", new byte[1])))
        .isInstanceOf(UnreadableEvent.class);
  }

  @Test
  void data_of_another_form_is_poison() {
    ProducerRecord<String, byte[]> message = message();
    ConsumerRecord<String, byte[]> broken =
        new ConsumerRecord<>(Topics.SUBMISSION, 0, 0, "S-LMK12", "[]".getBytes(UTF_8));
    message.headers().forEach(header -> broken.headers().add(header));

    assertThatThrownBy(() -> CloudEvents.read(broken)).isInstanceOf(UnreadableEvent.class);
  }

  private static ProducerRecord<String, byte[]> message() {
    return CloudEvents.write(OutboxRow.of(Topics.SUBMISSION, EVENT));
  }

  private static ConsumerRecord<String, byte[]> received(ProducerRecord<String, byte[]> sent) {
    ConsumerRecord<String, byte[]> received =
        new ConsumerRecord<>(sent.topic(), 0, 0, sent.key(), sent.value());
    sent.headers().forEach(header -> received.headers().add(header));
    return received;
  }

  private static String header(ProducerRecord<String, byte[]> message, String name) {
    return new String(message.headers().lastHeader(name).value(), UTF_8);
  }
}
