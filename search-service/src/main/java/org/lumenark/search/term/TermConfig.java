package org.lumenark.search.term;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How search knows of ontologies. */
@ConfigMapping(prefix = "lumenark.search.terms")
public interface TermConfig {

  /** How old the list of values in the index may be. */
  @WithDefault("5s")
  Duration maxAge();

  /**
   * For how long what the catalogue said of a value is kept; a newly loaded ontology waits so long.
   */
  @WithDefault("60s")
  Duration keep();

  /** Longest time for one answer of the catalogue. */
  @WithDefault("3s")
  Duration timeout();
}
