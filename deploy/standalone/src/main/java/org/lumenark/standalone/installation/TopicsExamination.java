package org.lumenark.standalone.installation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.lumenark.standalone.component.Topics;

/** The topics have all their copies, and the services keep up with what is written to them. */
final class TopicsExamination implements Examination {
  private static final String DEAD_LETTERS = ".dlq";

  /** A service reads thousands in a second: so many are a sign that it does not read. */
  private static final long MANY = 10_000;

  private final Map<String, Object> settings;

  TopicsExamination(Map<String, Object> settings) {
    this.settings = Map.copyOf(settings);
  }

  @Override
  public List<Observation> observe() throws InterruptedException {
    try (Admin admin = Admin.create(settings)) {
      Set<String> there = new HashSet<>(now(admin.listTopics().names()));
      there.retainAll(new HashSet<>(Topics.names()));
      Map<String, TopicDescription> topics = now(admin.describeTopics(there).allTopicNames());
      Map<TopicPartition, Long> ends = offsets(admin, topics, OffsetSpec.latest());
      List<Observation> seen = new ArrayList<>();
      seen.add(copies(topics));
      Map<TopicPartition, Long> replayed = new HashMap<>();
      for (Map.Entry<String, Map<TopicPartition, OffsetAndMetadata>> group :
          groups(admin).entrySet()) {
        group
            .getValue()
            .forEach((partition, offset) -> {
              if (offset != null) {
                replayed.merge(partition, offset.offset(), Math::max);
              }
            });
        lag(group.getKey(), group.getValue(), ends).ifPresent(seen::add);
      }
      seen.add(deadLetters(ends, offsets(admin, topics, OffsetSpec.earliest()), replayed));
      return seen;
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      return List.of(
          Observation.wrong(
              "topics",
              TopicsAreThere.reason(e),
              "Start Kafka, or let this login describe topics and groups."));
    }
  }

  private static Observation copies(Map<String, TopicDescription> topics) {
    Set<String> lacking = new TreeSet<>();
    for (TopicDescription topic : topics.values()) {
      for (TopicPartitionInfo partition : topic.partitions()) {
        if (partition.leader() == null || partition.isr().size() < partition.replicas().size()) {
          lacking.add(topic.name());
        }
      }
    }
    return lacking.isEmpty()
        ? Observation.fine("copies of topics", "all of " + topics.size() + " topics are there")
        : Observation.attention(
            "copies of topics",
            "some are missing of " + String.join(", ", lacking),
            "One more broker lost may lose events or stop them: bring the lost broker back.");
  }

  private static Optional<Observation> lag(
      String group, Map<TopicPartition, OffsetAndMetadata> read, Map<TopicPartition, Long> ends) {
    Map<TopicPartition, OffsetAndMetadata> own = new HashMap<>(read);
    own.keySet().retainAll(ends.keySet());
    own.keySet().removeIf(partition -> partition.topic().endsWith(DEAD_LETTERS));
    if (own.isEmpty()) {
      return Optional.empty();
    }
    long behind =
        own.entrySet().stream()
            .mapToLong(entry ->
                Math.max(
                    0,
                    ends.getOrDefault(entry.getKey(), 0L)
                        - (entry.getValue() == null ? 0 : entry.getValue().offset())))
            .sum();
    String subject = "events that " + group + " has not read";
    return Optional.of(
        behind > MANY
            ? Observation.attention(
                subject,
                Long.toString(behind),
                "Look whether it is ready and what its log says; if it works, give it more"
                    + " replicas.")
            : Observation.fine(subject, Long.toString(behind)));
  }

  /**
   * What waits in topics of dead letters.
   *
   * @param read how far somebody has read: of these topics, only who replays them does
   */
  static Observation deadLetters(
      Map<TopicPartition, Long> ends,
      Map<TopicPartition, Long> starts,
      Map<TopicPartition, Long> read) {
    Map<String, Long> waiting = new TreeMap<>();
    ends.forEach((partition, end) -> {
      long done = Math.max(starts.getOrDefault(partition, 0L), read.getOrDefault(partition, 0L));
      if (partition.topic().endsWith(DEAD_LETTERS) && end > done) {
        waiting.merge(partition.topic(), end - done, Long::sum);
      }
    });
    return waiting.isEmpty()
        ? Observation.fine("messages that a service could not read", "none")
        : Observation.attention(
            "messages that a service could not read",
            waiting.entrySet().stream()
                .map(entry -> entry.getValue() + " in " + entry.getKey())
                .collect(Collectors.joining(", ")),
            "Read why (lumenark dead-letters list), mend it, and put them back (lumenark"
                + " dead-letters replay).");
  }

  private static Map<String, Map<TopicPartition, OffsetAndMetadata>> groups(Admin admin)
      throws ExecutionException, InterruptedException, TimeoutException {
    List<String> names =
        now(admin.listGroups(ListGroupsOptions.forConsumerGroups()).all()).stream()
            .map(GroupListing::groupId)
            .sorted()
            .toList();
    Map<String, Map<TopicPartition, OffsetAndMetadata>> groups = new TreeMap<>();
    for (String name : names) {
      groups.put(name, now(admin.listConsumerGroupOffsets(name).partitionsToOffsetAndMetadata()));
    }
    return groups;
  }

  private static Map<TopicPartition, Long> offsets(
      Admin admin, Map<String, TopicDescription> topics, OffsetSpec which)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    topics.forEach((name, topic) ->
        topic
            .partitions()
            .forEach(
                partition -> asked.put(new TopicPartition(name, partition.partition()), which)));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    now(admin.listOffsets(asked).all())
        .forEach((partition, found) -> offsets.put(partition, found.offset()));
    return offsets;
  }

  private static <T> T now(KafkaFuture<T> future)
      throws ExecutionException, InterruptedException, TimeoutException {
    return future.get(TopicsAreThere.LIMIT_SECONDS, TimeUnit.SECONDS);
  }
}
