package org.lumenark.search.index;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.event.Topics;

/** How far a consumer group, with all its instances, has come in the catalogue's topic. */
@ApplicationScoped
class Progress {

  private static final long PATIENCE_SECONDS = 30;

  private final Admin admin;

  Progress(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
    admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
  }

  /** Whether what the topic held when this was asked is written. */
  boolean isComplete(String group)
      throws ExecutionException, TimeoutException, InterruptedException {
    Map<TopicPartition, Long> beginnings = offsets(OffsetSpec.earliest());
    Map<TopicPartition, Long> ends = offsets(OffsetSpec.latest());
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin
            .listConsumerGroupOffsets(group)
            .partitionsToOffsetAndMetadata()
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return ends.entrySet().stream()
        .allMatch(end -> {
          long beginning = beginnings.getOrDefault(end.getKey(), 0L);
          @Nullable OffsetAndMetadata at = committed.get(end.getKey());
          return end.getValue() <= beginning || (at != null && at.offset() >= end.getValue());
        });
  }

  private Map<TopicPartition, Long> offsets(OffsetSpec spec)
      throws ExecutionException, TimeoutException, InterruptedException {
    Map<TopicPartition, OffsetSpec> asked =
        admin
            .describeTopics(List.of(Topics.CATALOGUE))
            .allTopicNames()
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
            .values()
            .stream()
            .flatMap(topic ->
                topic.partitions().stream()
                    .map(partition -> new TopicPartition(topic.name(), partition.partition())))
            .collect(Collectors.toMap(Function.identity(), partition -> spec));
    return admin
        .listOffsets(asked)
        .all()
        .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, found -> found.getValue().offset()));
  }

  @PreDestroy
  void close() {
    admin.close();
  }
}
