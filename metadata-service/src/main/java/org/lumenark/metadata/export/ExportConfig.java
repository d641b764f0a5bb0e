package org.lumenark.metadata.export;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What exports say of the archive itself. */
@ConfigMapping(prefix = "lumenark.archive")
public interface ExportConfig {

  /** Publisher of its studies, as citations name it. */
  @WithDefault("Lumenark")
  String name();
}
