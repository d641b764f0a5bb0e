package org.lumenark.standalone.installation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** Kafka answers, is new enough and has the topics. */
final class TopicsAreThere implements Condition {
  static final int LIMIT_SECONDS = 15;

  private final Map<String, Object> settings;
  private final List<String> topics;

  TopicsAreThere(Map<String, Object> settings, List<String> topics) {
    this.settings = Map.copyOf(settings);
    this.topics = List.copyOf(topics);
  }

  @Override
  public String name() {
    return "Kafka (" + settings.get("bootstrap.servers") + ")";
  }

  @Override
  public Finding look() throws InterruptedException {
    try (Admin admin = Admin.create(settings)) {
      Optional<Finding> complaint = KafkaVersion.complaint(admin);
      if (complaint.isPresent()) {
        return complaint.get();
      }
      Set<String> there = admin.listTopics().names().get(LIMIT_SECONDS, TimeUnit.SECONDS);
      List<String> absent = topics.stream().filter(topic -> !there.contains(topic)).toList();
      return absent.isEmpty()
          ? new Finding.Ready("all " + topics.size() + " topics are there")
          : new Finding.NotYet("topics are absent: " + String.join(", ", absent));
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      return new Finding.NotYet(reason(e));
    }
  }

  /** Kafka wraps what is wrong ("no resolvable bootstrap urls") into what it could not do. */
  static String reason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    // Its own words name what the client was about to do, which says nothing to people.
    boolean silent = root instanceof org.apache.kafka.common.errors.TimeoutException;
    return silent || root.getMessage() == null ? "it does not answer" : root.getMessage();
  }
}
