package org.lumenark.standalone.installation;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;

/** How new a Kafka cluster is: by the level of its metadata, which brokers of one cluster share. */
final class KafkaVersion {
  private static final String FEATURE = "metadata.version";

  /** IBP_3_7_IV0 of {@code org.apache.kafka.server.common.MetadataVersion}. */
  private static final short OLDEST = 15;

  private KafkaVersion() {}

  /** Empty where it is new enough. */
  static Optional<Finding> complaint(Admin admin)
      throws ExecutionException, InterruptedException, TimeoutException {
    FinalizedVersionRange level =
        admin
            .describeFeatures()
            .featureMetadata()
            .get(TopicsAreThere.LIMIT_SECONDS, TimeUnit.SECONDS)
            .finalizedFeatures()
            .get(FEATURE);
    return level != null && level.maxVersionLevel() >= OLDEST
        ? Optional.empty()
        : Optional.of(
            new Finding.Unfit(
                "Kafka is too old, or its metadata was not upgraded (level "
                    + (level == null ? "unknown" : level.maxVersionLevel())
                    + "): 3.7 or newer is needed"));
  }
}
