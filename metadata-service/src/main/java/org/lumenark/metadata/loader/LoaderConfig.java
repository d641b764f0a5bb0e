package org.lumenark.metadata.loader;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bulk loading of manifests and verification results. */
@ConfigMapping(prefix = "lumenark.metadata.loader")
interface LoaderConfig {

  /** Objects that are loaded at a time. */
  @WithDefault("2")
  int workers();

  /** Rows of one transaction; bounds memory together with the number of workers. */
  @WithDefault("5000")
  int batch();

  /** A worker that shows no progress for this long has lost its object to another. */
  @WithDefault("60s")
  Duration lease();

  /** Longest pause between two looks for work if nothing wakes the workers. */
  @WithDefault("1s")
  Duration pollInterval();

  /** Longest pause before an object that could not be read is tried again. */
  @WithDefault("5m")
  Duration longestRetry();
}
