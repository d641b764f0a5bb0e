package org.lumenark.platform.storage;

import io.minio.MinioAsyncClient;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Buckets beside the archive's own, which are never among them. */
@ApplicationScoped
public class OtherBuckets {

  private final StorageConfig config;
  private final Map<StoreAccess, MinioAsyncClient> clients = new ConcurrentHashMap<>();

  OtherBuckets(StorageConfig config) {
    this.config = config;
  }

  /**
   * A bucket of the archive's own store, with its account.
   *
   * @throws IllegalArgumentException if it is one of the archive's own buckets
   */
  public ObjectStore open(String bucket) {
    return open(
        new StoreAccess(config.endpoint(), config.region(), config.accessKey(), config.secretKey()),
        bucket);
  }

  /**
   * A bucket of any store.
   *
   * @throws IllegalArgumentException if it is one of the archive's own buckets
   */
  public ObjectStore open(StoreAccess access, String bucket) {
    if (access.endpoint().equals(config.endpoint())
        && Set.of(config.originalsBucket(), config.derivedBucket()).contains(bucket)) {
      throw new IllegalArgumentException(bucket + " is the archive's own");
    }
    return new S3ObjectStore(
        clients.computeIfAbsent(access, account -> S3Client.of(account, config)), bucket);
  }

  @PreDestroy
  void close() {
    clients.values().forEach(MinioAsyncClient::close);
  }
}
