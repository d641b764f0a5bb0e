package org.lumenark.metadata.manifest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of frozen manifests. */
@ConfigMapping(prefix = "lumenark.metadata.manifest")
public interface ManifestConfig {

  /** Most files of one. */
  @WithDefault("10000000")
  long mostFiles();

  /** Most that one person may freeze within a day. */
  @WithDefault("200")
  int perDay();

  /** Up to this many files its root is there when the request is answered. */
  @WithDefault("50000")
  long atOnce();

  /** Whoever shows no result for this long has lost a manifest to another instance. */
  @WithDefault("10m")
  Duration lease();

  /** Pause between two looks for large manifests that are to be frozen. */
  @WithDefault("1s")
  Duration interval();
}
