package org.lumenark.bench;

import io.minio.MinioClient;
import io.minio.RemoveObjectArgs;
import io.minio.UploadObjectArgs;
import java.nio.file.Path;

/** The archive's own object store, without the archive. */
final class BenchStore {

  /** The largest object that S3 takes in one request. */
  private static final long ONE_REQUEST = 5L << 30;

  private static final String BUCKET = "originals";

  private final MinioClient client;

  /**
   * @param address {@code URL ACCESS-KEY SECRET-KEY}
   */
  BenchStore(String address) {
    String[] parts = address.split(" ", -1);
    client =
        MinioClient.builder()
            .endpoint(parts[0])
            .region("us-east-1")
            .credentials(parts[1], parts[2])
            .build();
  }

  /** One PUT of a whole file, which is removed afterwards; in seconds. */
  double put(Path file) throws Exception {
    String key = "benchmark/" + file.getFileName();
    long start = System.nanoTime();
    client.uploadObject(
        UploadObjectArgs.builder()
            .bucket(BUCKET)
            .object(key)
            .filename(file.toString(), ONE_REQUEST)
            .build());
    double seconds = (System.nanoTime() - start) / 1e9;
    client.removeObject(RemoveObjectArgs.builder().bucket(BUCKET).object(key).build());
    return seconds;
  }
}
