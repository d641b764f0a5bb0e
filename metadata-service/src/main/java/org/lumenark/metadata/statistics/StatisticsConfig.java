package org.lumenark.metadata.statistics;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Sums over all public studies. */
@ConfigMapping(prefix = "lumenark.statistics")
public interface StatisticsConfig {

  /** How old an answer may be; as long a study that was withdrawn is still in the sums. */
  @WithDefault("60s")
  Duration keep();
}
