package org.lumenark.search.index;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** OpenSearch and how it is filled. */
@ConfigMapping(prefix = "lumenark.opensearch")
public interface SearchConfig {

  /** Address of OpenSearch; it has no authentication of its own, so never a public one. */
  @WithDefault("http://127.0.0.1:9200")
  URI url();

  /** Copies of each shard beside the first; 1 or more where there are several nodes. */
  @WithDefault("0")
  int replicas();

  /** How soon a written document is found. */
  @WithDefault("1s")
  Duration refreshInterval();

  /** Most events of one bulk request. */
  @WithDefault("250")
  int bulkEvents();

  /**
   * Bytes of events after which a bulk request is sent, and most of one fetch, which is compressed;
   * bounds memory, of which an event takes about ten times its bytes.
   */
  @WithDefault("2097152")
  int bulkBytes();

  /** Longest time for one answer. */
  @WithDefault("10s")
  Duration timeout();
}
