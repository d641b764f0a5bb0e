package org.lumenark.platform.storage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where the S3-compatible store is and how patient its client is. */
@ConfigMapping(prefix = "lumenark.storage")
public interface StorageConfig {

  /** Base address of the store, such as {@code http://127.0.0.1:9000}. Buckets are path-style. */
  URI endpoint();

  String accessKey();

  String secretKey();

  /** Region that requests are signed for. */
  @WithDefault("us-east-1")
  String region();

  /** Bucket of deposited blobs and manifests. */
  @WithDefault("lumenark-originals")
  String originalsBucket();

  /** Bucket of everything that can be rebuilt. */
  @WithDefault("lumenark-derived")
  String derivedBucket();

  /** Most requests to the store at a time; more wait. */
  @WithDefault("64")
  int maxConnections();

  /** How long a connection may take to open. */
  @WithDefault("5s")
  Duration connectTimeout();

  /** How long the store may stay silent in the middle of a request. */
  @WithDefault("60s")
  Duration silenceTimeout();

  /** Whether the store is probed when the service starts, and refused if it fails. */
  @WithDefault("true")
  boolean probe();
}
