package org.lumenark.standalone.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * S3Proxy's store over a folder, with uploads in parts that write each byte once. S3Proxy itself
 * keeps each part as an object, reads all of them again for their checksums when the upload is
 * completed, and copies them into one file: a large file takes twice its room and more than twice
 * its time.
 *
 * <p>The ETag of a part is its MD5 only if the client gave that; clients must not rely on it
 * (Amazon S3, "ETag"). CRC-32C, CRC-32, SHA-1, SHA-256 and CRC-64 that clients give are compared by
 * S3Proxy on the way.
 */
final class PlacedParts extends ForwardingBlobStore {

  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final Path uploads;
  private final Publication publication;
  private final Map<String, PlacedUpload> open = new ConcurrentHashMap<>();

  /**
   * @param buckets the folder of {@code store}
   * @param aside a folder of the same file system for what is not published
   */
  PlacedParts(BlobStore store, Path buckets, Path aside) throws IOException {
    super(store);
    this.uploads = Files.createDirectories(aside.resolve("uploads"));
    this.publication = new Publication(buckets, aside);
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
    try {
      return delegate().putBlob(request, payload);
    } catch (RuntimeException failure) {
      throw FullDisk.told(failure);
    }
  }

  @Override
  public MultipartUpload initiateMultipartUpload(CreateMultipartUploadRequest request) {
    MultipartUpload upload = delegate().initiateMultipartUpload(request);
    try {
      open.put(upload.id(), PlacedUpload.begin(uploads.resolve(upload.id()), target(upload)));
      return upload;
    } catch (IOException failure) {
      throw FullDisk.unchecked(failure);
    }
  }

  @Override
  public UploadPartResponse uploadMultipartPart(
      MultipartUpload upload, UploadPartRequest request, InputStream content) {
    Optional<PlacedUpload> placed = placed(upload);
    return placed.isPresent()
        ? store(placed.get(), upload, request, content)
        : delegate().uploadMultipartPart(upload, request, content);
  }

  private static UploadPartResponse store(
      PlacedUpload placed, MultipartUpload upload, UploadPartRequest request, InputStream content) {
    try {
      StoredPart part =
          request.contentMD5() == null
              ? store(placed, request, UUID.randomUUID().toString().replace("-", ""), content)
              : storeCompared(placed, request, content);
      return UploadPartResponse.builder().eTag(part.etag()).build();
    } catch (NoSuchFileException over) {
      throw unknown(upload);
    } catch (IOException failure) {
      throw FullDisk.unchecked(failure);
    }
  }

  @Override
  public List<Part> listMultipartUpload(MultipartUpload upload) {
    return find(upload)
        .map(placed -> placed.parts().stream().map(PlacedParts::listed).toList())
        .orElseGet(() -> delegate().listMultipartUpload(upload));
  }

  private static Part listed(StoredPart part) {
    return Part.builder()
        .partNumber(part.number())
        .size(part.length())
        .eTag(part.etag())
        .checksumCRC32C(part.crc32c().orElse(null))
        .build();
  }

  @Override
  public CompleteMultipartUploadResponse completeMultipartUpload(
      MultipartUpload upload, CompleteMultipartUploadRequest request) {
    Optional<PlacedUpload> placed = placed(upload);
    return placed.isPresent()
        ? complete(placed.get(), upload, request)
        : delegate().completeMultipartUpload(upload, request);
  }

  private CompleteMultipartUploadResponse complete(
      PlacedUpload placed, MultipartUpload upload, CompleteMultipartUploadRequest request) {
    List<StoredPart> wanted = wanted(placed, request.multipartUpload().parts());
    String etag = etag(wanted);
    placed.completion().lock();
    try {
      publish(placed, wanted, upload, etag, request.ifNoneMatch());
      forget(upload, placed);
    } catch (IOException failure) {
      throw FullDisk.unchecked(failure);
    } finally {
      placed.completion().unlock();
    }
    ObjectCannedACL access = upload.request().acl();
    setBlobAccess(
        upload.containerName(),
        upload.blobName(),
        access == null ? ObjectCannedACL.PRIVATE : access);
    return CompleteMultipartUploadResponse.builder().eTag(etag).build();
  }

  @Override
  public void abortMultipartUpload(MultipartUpload upload) {
    Optional<PlacedUpload> placed = placed(upload);
    if (placed.isEmpty()) {
      delegate().abortMultipartUpload(upload);
      return;
    }
    try {
      forget(upload, placed.get());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static StoredPart store(
      PlacedUpload placed, UploadPartRequest request, String etag, InputStream content)
      throws IOException {
    return placed.store(
        request.partNumber(),
        request.contentLength(),
        etag,
        Optional.ofNullable(request.checksumCRC32C()),
        content);
  }

  private static StoredPart storeCompared(
      PlacedUpload placed, UploadPartRequest request, InputStream content) throws IOException {
    String said = HexFormat.of().formatHex(Base64.getDecoder().decode(request.contentMD5()));
    try (Compared compared = new Compared(content, said)) {
      return store(placed, request, said, compared);
    }
  }

  /** Ends in an error if the bytes have another MD5. */
  private static final class Compared extends DigestInputStream {
    private final String said;

    Compared(InputStream content, String said) {
      super(content, md5());
      this.said = said;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
      int got = super.read(target, offset, count);
      if (got < 0 && !HexFormat.of().formatHex(getMessageDigest().digest()).equals(said)) {
        throw S3Exceptions.fromStatusCode(400);
      }
      return got;
    }
  }

  private List<StoredPart> wanted(PlacedUpload placed, List<CompletedPart> named) {
    Map<Integer, StoredPart> there =
        placed.parts().stream().collect(Collectors.toMap(StoredPart::number, Function.identity()));
    List<StoredPart> wanted = new ArrayList<>();
    for (CompletedPart part : named) {
      StoredPart stored = there.get(part.partNumber());
      if (stored == null || !isMeant(part, stored)) {
        throw S3Exceptions.invalidRequest(
            "Part " + part.partNumber() + " was not uploaded like this.");
      }
      wanted.add(stored);
    }
    return wanted;
  }

  private static boolean isMeant(CompletedPart part, StoredPart stored) {
    return (part.eTag() == null || part.eTag().replace("\"", "").equals(stored.etag()))
        && (part.checksumCRC32C() == null
            || stored.crc32c().filter(part.checksumCRC32C()::equals).isPresent());
  }

  /** Does nothing if the same parts were published before, and the answer was lost. */
  private void publish(
      PlacedUpload placed,
      List<StoredPart> wanted,
      MultipartUpload upload,
      String etag,
      @Nullable String condition)
      throws IOException {
    boolean published = false;
    try {
      Optional<Path> joined = placed.join(wanted);
      if (joined.isPresent()) {
        publication.publish(joined.get(), upload, etag, condition);
      } else if (!isPublished(upload, etag)) {
        throw unknown(upload);
      }
      published = true;
    } finally {
      if (!published) {
        placed.reopen();
      }
    }
  }

  private boolean isPublished(MultipartUpload upload, String etag) {
    HeadObjectResponse object = blobMetadataIfPresent(upload.containerName(), upload.blobName());
    return object != null && object.eTag() != null && object.eTag().replace("\"", "").equals(etag);
  }

  private void forget(MultipartUpload upload, PlacedUpload placed) throws IOException {
    placed.discard();
    open.remove(upload.id());
    delegate().abortMultipartUpload(upload);
  }

  /** None if S3Proxy itself keeps its parts. */
  private Optional<PlacedUpload> placed(MultipartUpload upload) {
    Optional<PlacedUpload> found = find(upload);
    if (found.isEmpty() && !isPlain(upload)) {
      throw unknown(upload);
    }
    return found;
  }

  private Optional<PlacedUpload> find(MultipartUpload upload) {
    if (!ID.matcher(upload.id()).matches()) {
      return Optional.empty();
    }
    PlacedUpload found =
        open.computeIfAbsent(
            upload.id(), id -> PlacedUpload.find(uploads.resolve(id)).orElse(null));
    return Optional.ofNullable(found).filter(placed -> placed.isOf(target(upload)));
  }

  /** Whether it was begun when S3Proxy kept the parts; then it goes on like that. */
  private boolean isPlain(MultipartUpload upload) {
    return !delegate().listMultipartUpload(upload).isEmpty();
  }

  private static String target(MultipartUpload upload) {
    return upload.containerName() + "/" + upload.blobName();
  }

  /** As S3 does it: the MD5 of the MD5 of all parts, and how many there are. */
  private static String etag(List<StoredPart> parts) {
    MessageDigest digest = md5();
    parts.forEach(part -> digest.update(HexFormat.of().parseHex(part.etag())));
    return HexFormat.of().formatHex(digest.digest()) + "-" + parts.size();
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has MD5", impossible);
    }
  }

  private static RuntimeException unknown(MultipartUpload upload) {
    AwsErrorDetails details =
        AwsErrorDetails.builder()
            .errorCode("NoSuchUpload")
            .errorMessage("The specified upload does not exist.")
            .build();
    return NoSuchUploadException.builder()
        .statusCode(404)
        .message("no upload " + upload.id())
        .awsErrorDetails(details)
        .build();
  }
}
