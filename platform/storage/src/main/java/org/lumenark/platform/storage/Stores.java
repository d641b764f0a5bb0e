package org.lumenark.platform.storage;

import io.minio.MinioAsyncClient;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The two buckets of the archive, over one connection pool. */
@ApplicationScoped
final class Stores {

  private final MinioAsyncClient client;
  private final StorageConfig config;

  Stores(StorageConfig config) {
    this.config = config;
    this.client = S3Client.of(config);
  }

  @Produces
  @Singleton
  @Originals
  ObjectStore originals() {
    return new S3ObjectStore(client, config.originalsBucket());
  }

  @Produces
  @Singleton
  @Derived
  ObjectStore derived() {
    return new S3ObjectStore(client, config.derivedBucket());
  }

  @Produces
  @Singleton
  VerifiedBlobReader verifiedBlobReader(@Originals ObjectStore originals) {
    return new VerifiedBlobReader(originals);
  }

  @PreDestroy
  void close() {
    client.close();
  }
}
