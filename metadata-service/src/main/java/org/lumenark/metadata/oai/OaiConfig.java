package org.lumenark.metadata.oai;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What harvesters are told of the archive. */
@ConfigMapping(prefix = "lumenark.oai")
public interface OaiConfig {

  /** Whom harvesters write to. */
  @WithDefault("admin@localhost.localdomain")
  String adminEmail();

  /** Records of one answer; more follow by a resumption token. */
  @WithDefault("100")
  int page();
}
