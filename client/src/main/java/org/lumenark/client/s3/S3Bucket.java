package org.lumenark.client.s3;

import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.Result;
import io.minio.StatObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.errors.ServerException;
import io.minio.messages.Item;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One bucket, read only. Set up by the variables that the tools of AWS know: {@code
 * AWS_ENDPOINT_URL_S3} or {@code AWS_ENDPOINT_URL}, {@code AWS_REGION}, {@code AWS_ACCESS_KEY_ID},
 * {@code AWS_SECRET_ACCESS_KEY} and {@code AWS_SESSION_TOKEN}; without a key requests are
 * anonymous, which public buckets allow. Safe for use by several threads.
 */
final class S3Bucket {

  private static final String AMAZON = "https://s3.amazonaws.com";
  private static final Set<String> DENIED =
      Set.of("AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch");
  private static final Set<String> MISSING =
      Set.of("NoSuchKey", "NoSuchObject", "ResourceNotFound");

  private final MinioClient client;
  private final String name;

  S3Bucket(String name, Map<String, String> environment) {
    this.name = name;
    String endpoint =
        environment.getOrDefault(
            "AWS_ENDPOINT_URL_S3", environment.getOrDefault("AWS_ENDPOINT_URL", AMAZON));
    MinioClient.Builder builder =
        MinioClient.builder()
            .endpoint(endpoint)
            .region(
                environment.getOrDefault(
                    "AWS_REGION", environment.getOrDefault("AWS_DEFAULT_REGION", "us-east-1")));
    String key = environment.get("AWS_ACCESS_KEY_ID");
    if (key != null) {
      builder.credentialsProvider(
          new io.minio.credentials.StaticProvider(
              key,
              environment.getOrDefault("AWS_SECRET_ACCESS_KEY", ""),
              environment.get("AWS_SESSION_TOKEN")));
    }
    client = builder.build();
    if (!endpoint.equals(AMAZON)) {
      client.disableVirtualStyleEndpoint();
    }
  }

  /** The size of an object; empty if there is none. */
  OptionalLong size(String key) throws IOException {
    try {
      var found = client.statObject(StatObjectArgs.builder().bucket(name).object(key).build());
      return OptionalLong.of(found.size());
    } catch (ErrorResponseException e) {
      if (MISSING.contains(String.valueOf(e.errorResponse().code()))) {
        return OptionalLong.empty();
      }
      throw failure(key, e);
    } catch (ServerException e) {
      if (e.statusCode() == 404) {
        return OptionalLong.empty();
      }
      throw failure(key, e);
    } catch (MinioException e) {
      throw failure(key, e);
    }
  }

  /** Keys that begin so, without those of folders. */
  List<String> keys(String start) throws IOException {
    List<String> keys = new ArrayList<>();
    visit(start, keys::add);
    return keys;
  }

  /** Whether there is any such key; asks for one page at a time and ends at the first. */
  boolean holds(String start) throws IOException {
    return !visit(start, key -> false);
  }

  /** Until the visitor wants no more; answers whether it has seen all. */
  private boolean visit(String start, Predicate<String> visitor) throws IOException {
    ListObjectsArgs args =
        ListObjectsArgs.builder().bucket(name).prefix(start).recursive(true).build();
    try {
      for (Result<Item> item : client.listObjects(args)) {
        String key = item.get().objectName();
        if (!key.endsWith("/") && !visitor.test(key)) {
          return false;
        }
      }
      return true;
    } catch (MinioException e) {
      throw failure(start, e);
    }
  }

  /** Reads exactly this range. */
  void read(String key, long position, byte[] target, int offset, int length) throws IOException {
    GetObjectArgs args =
        GetObjectArgs.builder()
            .bucket(name)
            .object(key)
            .offset(position)
            .length((long) length)
            .build();
    try (InputStream in = client.getObject(args)) {
      if (in.readNBytes(target, offset, length) < length) {
        throw new EOFException(new S3Address(name, key) + " ended too early");
      }
    } catch (MinioException e) {
      throw failure(key, e);
    }
  }

  private IOException failure(String key, MinioException e) {
    String address = new S3Address(name, key).toString();
    if (e instanceof ErrorResponseException answer
        && DENIED.contains(String.valueOf(answer.errorResponse().code()))) {
      AccessDeniedException denied =
          new AccessDeniedException(address, null, answer.errorResponse().code());
      denied.initCause(e);
      return denied;
    }
    return new IOException(address + ": " + e.getMessage(), e);
  }
}
