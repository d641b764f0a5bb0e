package org.lumenark.standalone.component;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topics of the archive, with their dead letters. */
public final class Topics {
  private static final String COMPACT = "compact";
  private static final String FOR_EVER = "-1";
  private static final int PARTITIONS = 3;
  private static final int LIMIT_SECONDS = 30;
  private static final short ONE_COPY = 1;

  /**
   * A topic.
   *
   * @param cleanup {@code delete} or {@code compact}
   * @param consumers the services that read it; each has a topic for its dead letters
   */
  public record Topic(String name, int partitions, String cleanup, List<String> consumers) {
    public Topic {
      consumers = List.copyOf(consumers);
    }
  }

  /** All topics, dead letters not included. */
  public static final List<Topic> ALL =
      List.of(
          log("archive.submission.v1", PARTITIONS, "ingest-service", "metadata-service"),
          log("archive.ingest-task.v1", PARTITIONS, "ingest-service"),
          log("archive.ingest.v1", PARTITIONS, "submission-service", "metadata-service"),
          compacted("archive.catalogue.v1", "search-service"),
          compacted("archive.public-study.v1"),
          log("archive.public-change.v1", 1),
          log("archive.partner-record.v1", PARTITIONS, "metadata-service"));

  private Topics() {}

  private static Topic log(String name, int partitions, String... consumers) {
    return new Topic(name, partitions, "delete", List.of(consumers));
  }

  private static Topic compacted(String name, String... consumers) {
    return new Topic(name, PARTITIONS, COMPACT, List.of(consumers));
  }

  static boolean answers(String bootstrapServers) throws InterruptedException {
    try (Admin admin = admin(bootstrapServers, 2000)) {
      return !admin.describeCluster().nodes().get(3, TimeUnit.SECONDS).isEmpty();
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  /** Creates what is absent; existing topics keep their settings. */
  public static void create(String bootstrapServers) throws IOException, InterruptedException {
    try (Admin admin = admin(bootstrapServers, LIMIT_SECONDS * 1000)) {
      create(admin, ONE_COPY);
    }
  }

  /**
   * The same for a cluster of others.
   *
   * @param replication copies of each partition of a topic that is absent
   */
  public static void create(Admin admin, short replication)
      throws IOException, InterruptedException {
    try {
      // The controller says what exists: a list asked of a broker may be out of date.
      for (KafkaFuture<Void> created : admin.createTopics(topics(replication)).values().values()) {
        await(created, TopicExistsException.class);
      }
      awaitLeaders(admin);
    } catch (ExecutionException e) {
      throw new IOException("cannot create the topics: " + e.getCause(), e);
    } catch (TimeoutException e) {
      throw new IOException("the broker did not create the topics in time", e);
    }
  }

  /** Empties every topic of the archive by deleting and creating it; for tests. */
  public static void recreate(String bootstrapServers) throws IOException, InterruptedException {
    try (Admin admin = admin(bootstrapServers, LIMIT_SECONDS * 1000)) {
      for (KafkaFuture<Void> deleted : admin.deleteTopics(names()).topicNameValues().values()) {
        await(deleted, UnknownTopicOrPartitionException.class);
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("cannot delete the topics", e);
    }
    create(bootstrapServers);
  }

  private static void await(KafkaFuture<Void> done, Class<? extends Exception> asGood)
      throws ExecutionException, InterruptedException, TimeoutException {
    try {
      done.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (!asGood.isInstance(e.getCause())) {
        throw e;
      }
    }
  }

  /**
   * A topic can be written once a broker knows who leads its partitions, a moment after it was
   * created.
   */
  private static void awaitLeaders(Admin admin)
      throws IOException, InterruptedException, TimeoutException {
    Instant deadline = Instant.now().plusSeconds(LIMIT_SECONDS);
    while (!haveLeaders(admin)) {
      if (Instant.now().isAfter(deadline)) {
        throw new IOException("the topics have no leaders");
      }
      Thread.sleep(50);
    }
  }

  private static boolean haveLeaders(Admin admin) throws InterruptedException, TimeoutException {
    try {
      return admin
          .describeTopics(names())
          .allTopicNames()
          .get(LIMIT_SECONDS, TimeUnit.SECONDS)
          .values()
          .stream()
          .flatMap(topic -> topic.partitions().stream())
          .noneMatch(partition -> partition.leader() == null || partition.leader().isEmpty());
    } catch (ExecutionException notYetKnown) {
      return false;
    }
  }

  /** The names of all topics and of those of their dead letters. */
  public static List<String> names() {
    return topics().stream().map(NewTopic::name).toList();
  }

  static List<NewTopic> topics() {
    return topics(ONE_COPY);
  }

  private static List<NewTopic> topics(short replication) {
    List<NewTopic> topics = new ArrayList<>();
    for (Topic topic : ALL) {
      topics.add(newTopic(topic.name(), topic.partitions(), topic.cleanup(), replication));
      for (String consumer : topic.consumers()) {
        topics.add(newTopic(topic.name() + "." + consumer + ".dlq", 1, "delete", replication));
      }
    }
    return topics;
  }

  private static NewTopic newTopic(String name, int partitions, String cleanup, short replication) {
    return new NewTopic(name, partitions, replication)
        .configs(
            Map.of("cleanup.policy", cleanup, "retention.ms", FOR_EVER, "retention.bytes", "-1"));
  }

  private static Admin admin(String bootstrapServers, int limitMillis) {
    return Admin.create(
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, limitMillis,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, limitMillis));
  }
}
