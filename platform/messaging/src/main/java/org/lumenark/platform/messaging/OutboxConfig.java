package org.lumenark.platform.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The relay from the table {@code outbox} to Kafka. */
@ConfigMapping(prefix = "lumenark.outbox")
public interface OutboxConfig {

  /** Database schema that holds the table; no relay runs without it. */
  Optional<String> schema();

  /** Most events of one send; bounds memory. */
  @WithDefault("500")
  int batch();

  /** Longest pause between two looks at the table if no notification comes. */
  @WithDefault("2s")
  Duration pollInterval();

  /** Sent events are deleted after this time. */
  @WithDefault("7d")
  Duration keepSent();
}
