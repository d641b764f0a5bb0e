package org.lumenark.standalone.installation;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.lumenark.standalone.component.Topics;

/** Kafka has the topics of the archive; those that are there keep their settings. */
final class TopicsAreMade implements Condition {
  private final Map<String, Object> settings;
  private final short replication;

  TopicsAreMade(Map<String, Object> settings, short replication) {
    this.settings = Map.copyOf(settings);
    this.replication = replication;
  }

  @Override
  public String name() {
    return "topics (Kafka " + settings.get("bootstrap.servers") + ")";
  }

  @Override
  public Finding look() throws InterruptedException {
    try (Admin admin = Admin.create(settings)) {
      Optional<Finding> complaint = KafkaVersion.complaint(admin);
      if (complaint.isPresent()) {
        return complaint.get();
      }
      Topics.create(admin, replication);
      return new Finding.Ready("made where they were absent");
    } catch (IOException | ExecutionException | TimeoutException | KafkaException e) {
      return new Finding.NotYet(TopicsAreThere.reason(e));
    }
  }
}
