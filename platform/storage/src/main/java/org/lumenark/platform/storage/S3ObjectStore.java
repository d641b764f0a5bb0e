package org.lumenark.platform.storage;

import io.minio.AbortMultipartUploadArgs;
import io.minio.CompleteMultipartUploadArgs;
import io.minio.ComposeObjectArgs;
import io.minio.CreateMultipartUploadArgs;
import io.minio.GetObjectArgs;
import io.minio.GetObjectResponse;
import io.minio.Http;
import io.minio.ListObjectsArgs;
import io.minio.MinioAsyncClient;
import io.minio.PutObjectAPIArgs;
import io.minio.RemoveObjectArgs;
import io.minio.Result;
import io.minio.SourceObject;
import io.minio.StatObjectArgs;
import io.minio.StatObjectResponse;
import io.minio.UploadPartArgs;
import io.minio.UploadPartCopyArgs;
import io.minio.Utils;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import io.minio.messages.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** {@link ObjectStore} over the S3 protocol. */
public final class S3ObjectStore implements ObjectStore {

  private static final String CHECKSUM_HEADER = "x-amz-checksum-crc32c";

  /**
   * The signature of a part covers its checksum, which the store compares ({@link StoreProbe} sees
   * to that), and not its bytes: a second digest of every byte here, and a store that must hold the
   * whole part before it may begin, would cost more than sending it.
   */
  private static final Map<String, String> BODY_NOT_SIGNED =
      Map.of("x-amz-content-sha256", "UNSIGNED-PAYLOAD");

  private final MinioAsyncClient client;
  private final String bucket;

  public S3ObjectStore(MinioAsyncClient client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  @Override
  public String bucket() {
    return bucket;
  }

  @Override
  public Optional<ObjectStat> stat(String key) {
    StatObjectArgs args = StatObjectArgs.builder().bucket(bucket).object(key).build();
    try {
      StatObjectResponse found = S3Failures.await(key, () -> client.statObject(args));
      return Optional.of(new ObjectStat(key, found.size(), unquoted(found.etag())));
    } catch (StoreException.Missing missing) {
      return Optional.empty();
    }
  }

  @Override
  public InputStream open(String key, long offset, long length) {
    if (offset < 0 || length < 0) {
      throw new IllegalArgumentException("not a range: " + offset + " + " + length);
    }
    if (length == 0) {
      if (stat(key).isEmpty()) {
        throw new StoreException.Missing(key, null);
      }
      return InputStream.nullInputStream();
    }
    GetObjectArgs args =
        GetObjectArgs.builder().bucket(bucket).object(key).offset(offset).length(length).build();
    GetObjectResponse answer = S3Failures.await(key, () -> client.getObject(args));
    return new ExactRangeStream(answer, key, length);
  }

  @Override
  public byte[] read(String key, int limit) {
    GetObjectArgs args = GetObjectArgs.builder().bucket(bucket).object(key).build();
    try (GetObjectResponse answer = S3Failures.await(key, () -> client.getObject(args))) {
      byte[] content = answer.readNBytes(limit);
      if (content.length == limit && answer.read() >= 0) {
        throw new StoreException.Refused("EntityTooLarge", key, null);
      }
      String declared = answer.headers().get("Content-Length");
      if (declared != null && Long.parseLong(declared) != content.length) {
        throw new StoreException.Unavailable(key + " ended early", null);
      }
      return content;
    } catch (IOException failure) {
      throw new StoreException.Unavailable(key, failure);
    }
  }

  @Override
  public void put(String key, byte[] content, String contentType) {
    put(key, content, contentType, checksum(content, content.length));
  }

  @Override
  public boolean putIfAbsent(String key, byte[] content, String contentType) {
    Http.Headers headers = checksum(content, content.length);
    headers.put("If-None-Match", "*");
    try {
      put(key, content, contentType, headers);
      return true;
    } catch (StoreException.Refused refused) {
      // A store answers 409 to the writer that comes while another one is not done.
      if (refused.code().equals("PreconditionFailed")
          || refused.code().equals("ConditionalRequestConflict")) {
        return false;
      }
      throw refused;
    }
  }

  private void put(String key, byte[] content, String contentType, Http.Headers headers) {
    PutObjectAPIArgs args =
        PutObjectAPIArgs.builder()
            .bucket(bucket)
            .object(key)
            .data(content, content.length)
            .contentType(contentType)
            .headers(headers)
            .build();
    S3Failures.await(key, () -> client.putObject(args));
  }

  @Override
  public void delete(String key) {
    RemoveObjectArgs args = RemoveObjectArgs.builder().bucket(bucket).object(key).build();
    try {
      S3Failures.<Object>await(key, () -> client.removeObject(args).thenApply(done -> key));
    } catch (StoreException.Missing missing) {
      return;
    }
  }

  @Override
  public MultipartUpload beginMultipart(String key) {
    return begin(
        CreateMultipartUploadArgs.builder()
            .bucket(bucket)
            .object(key)
            .headers(new Http.Headers("x-amz-checksum-algorithm", "CRC32C"))
            .build());
  }

  @Override
  public MultipartUpload beginConcatenation(String key) {
    return begin(CreateMultipartUploadArgs.builder().bucket(bucket).object(key).build());
  }

  private MultipartUpload begin(CreateMultipartUploadArgs args) {
    String key = args.object();
    String id = S3Failures.await(key, () -> client.createMultipartUpload(args)).result().uploadId();
    return new MultipartUpload(key, id);
  }

  @Override
  public UploadedPart uploadPart(MultipartUpload upload, int number, byte[] content, int length) {
    int crc32c = BlockChecksums.of(content, 0, length);
    Part part = send(upload, number, content, length, partHeaders(crc32c));
    return new UploadedPart(number, unquoted(part.etag()), length, crc32c);
  }

  private Part send(
      MultipartUpload upload, int number, byte[] content, int length, Http.Headers headers) {
    UploadPartArgs args =
        UploadPartArgs.builder()
            .bucket(bucket)
            .object(upload.key())
            .uploadId(upload.id())
            .partNumber(number)
            .buffer(new PartContent(content, length))
            .headers(headers)
            .build();
    return S3Failures.await(upload.key(), () -> client.uploadPart(args)).part();
  }

  @Override
  public void completeMultipart(MultipartUpload upload, List<UploadedPart> parts) {
    complete(upload, parts.stream().map(S3ObjectStore::part).toArray(Part[]::new));
  }

  @Override
  public void concatenate(MultipartUpload upload, List<StoredObject> sources, int partSize) {
    List<Part> parts = new ArrayList<>();
    for (S3Concatenation.Part part : new S3Concatenation(sources, partSize).parts()) {
      parts.add(
          part.copied()
              .map(piece -> copy(upload, part.number(), piece))
              .orElseGet(() -> write(upload, part)));
    }
    complete(upload, parts.toArray(Part[]::new));
  }

  private Part copy(MultipartUpload upload, int number, S3Concatenation.Piece piece) {
    long last = piece.offset() + piece.length() - 1;
    Http.Headers headers =
        new Http.Headers(
            Map.of(
                "x-amz-copy-source",
                Utils.encodePath("/" + bucket + "/" + piece.source().key()),
                "x-amz-copy-source-range",
                "bytes=" + piece.offset() + "-" + last));
    // Its own builder cannot make one: it looks for a constructor that is private.
    UploadPartCopyArgs args =
        new UploadPartCopyArgs(target(upload, piece), upload.id(), number, headers);
    String etag = S3Failures.await(upload.key(), () -> client.uploadPartCopy(args)).part().etag();
    return new Part(number, unquoted(etag));
  }

  private ComposeObjectArgs target(MultipartUpload upload, S3Concatenation.Piece piece) {
    SourceObject source =
        SourceObject.builder().bucket(bucket).object(piece.source().key()).build();
    return ComposeObjectArgs.builder()
        .bucket(bucket)
        .object(upload.key())
        .sources(List.of(source))
        .build();
  }

  private Part write(MultipartUpload upload, S3Concatenation.Part part) {
    byte[] content = new byte[part.length()];
    int filled = 0;
    for (S3Concatenation.Piece piece : part.pieces()) {
      try (InputStream in = open(piece.source().key(), piece.offset(), piece.length())) {
        filled += in.readNBytes(content, filled, piece.length());
      } catch (IOException failure) {
        throw new StoreException.Unavailable(piece.source().key(), failure);
      }
    }
    Part sent = send(upload, part.number(), content, filled, new Http.Headers());
    return new Part(part.number(), unquoted(sent.etag()));
  }

  private void complete(MultipartUpload upload, Part[] parts) {
    CompleteMultipartUploadArgs args =
        CompleteMultipartUploadArgs.builder()
            .bucket(bucket)
            .object(upload.key())
            .uploadId(upload.id())
            .parts(parts)
            .build();
    S3Failures.await(upload.key(), () -> client.completeMultipartUpload(args));
  }

  @Override
  public void abortMultipart(MultipartUpload upload) {
    AbortMultipartUploadArgs args =
        AbortMultipartUploadArgs.builder()
            .bucket(bucket)
            .object(upload.key())
            .uploadId(upload.id())
            .build();
    try {
      S3Failures.await(upload.key(), () -> client.abortMultipartUpload(args));
    } catch (StoreException.Missing missing) {
      return;
    }
  }

  @Override
  public void list(String prefix, Consumer<ObjectStat> visitor) {
    ListObjectsArgs args =
        ListObjectsArgs.builder().bucket(bucket).prefix(prefix).recursive(true).build();
    for (Result<Item> result : client.listObjects(args)) {
      Item item = S3Failures.await(prefix, () -> CompletableFuture.completedFuture(get(result)));
      visitor.accept(new ObjectStat(item.objectName(), item.size(), unquoted(item.etag())));
    }
  }

  /** Whether the store compares a part with its checksum, as {@link StoreProbe} wants to know. */
  boolean refusesWrongChecksum(String key) {
    MultipartUpload upload = beginMultipart(key);
    byte[] content = {1};
    UploadPartArgs args =
        UploadPartArgs.builder()
            .bucket(bucket)
            .object(key)
            .uploadId(upload.id())
            .partNumber(1)
            .data(content, 1)
            .headers(partHeaders(0))
            .build();
    try {
      S3Failures.await(key, () -> client.uploadPart(args));
      return false;
    } catch (StoreException.Refused refused) {
      return true;
    } finally {
      abortMultipart(upload);
    }
  }

  private static Item get(Result<Item> result) throws MinioException {
    return result.get();
  }

  private static Part part(UploadedPart part) {
    return new Part(part.number(), part.etag(), null, base64(part.crc32c()), null, null, null);
  }

  private static Http.Headers checksum(byte[] content, int length) {
    return new Http.Headers(Map.of(CHECKSUM_HEADER, base64(BlockChecksums.of(content, 0, length))));
  }

  private static Http.Headers partHeaders(int crc32c) {
    Http.Headers headers = new Http.Headers(BODY_NOT_SIGNED);
    headers.put(CHECKSUM_HEADER, base64(crc32c));
    return headers;
  }

  private static String base64(int crc32c) {
    return Base64.getEncoder().encodeToString(ByteBuffer.allocate(4).putInt(crc32c).array());
  }

  private static String unquoted(String etag) {
    return etag.replace("\"", "");
  }
}
