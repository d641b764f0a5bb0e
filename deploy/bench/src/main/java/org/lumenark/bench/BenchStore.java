package org.lumenark.bench;

import io.minio.GetPresignedObjectUrlArgs;
import io.minio.Http;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.RemoveObjectArgs;
import io.minio.Result;
import io.minio.messages.Item;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The archive's own object store, without the archive. */
final class BenchStore {

  private static final String BUCKET = "originals";
  private static final String DERIVED = "derived";

  private static final int OK = 200;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
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

  /** An object among those that can be rebuilt. */
  record Stored(String key, long size) {}

  /** What was written since then. */
  List<Stored> derivedSince(Instant begin) throws Exception {
    List<Stored> found = new ArrayList<>();
    for (Result<Item> each :
        client.listObjects(ListObjectsArgs.builder().bucket(DERIVED).recursive(true).build())) {
      Item item = each.get();
      if (!item.lastModified().toInstant().isBefore(begin)) {
        found.add(new Stored(item.objectName(), item.size()));
      }
    }
    return found;
  }

  /** Whoever has it may read the object for some days. */
  URI address(Stored stored) throws Exception {
    return URI.create(
        client.getPresignedObjectUrl(
            GetPresignedObjectUrlArgs.builder()
                .method(Http.Method.GET)
                .bucket(DERIVED)
                .object(stored.key())
                .build()));
  }

  /**
   * One PUT of a whole file, by an address that is signed and a body that is not, so that nothing
   * but the store works; removed afterwards.
   *
   * @return seconds
   */
  double put(Path file) throws Exception {
    String key = "benchmark/" + file.getFileName();
    String address =
        client.getPresignedObjectUrl(
            GetPresignedObjectUrlArgs.builder()
                .method(Http.Method.PUT)
                .bucket(BUCKET)
                .object(key)
                .build());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address))
            .PUT(HttpRequest.BodyPublishers.ofFile(file))
            .build();
    long start = System.nanoTime();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    double seconds = (System.nanoTime() - start) / 1e9;
    if (answer.statusCode() != OK) {
      throw new IOException("the store answers " + answer.statusCode() + ": " + answer.body());
    }
    client.removeObject(RemoveObjectArgs.builder().bucket(BUCKET).object(key).build());
    return seconds;
  }
}
