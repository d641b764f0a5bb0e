package org.lumenark.standalone.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedMultipartUpload;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/** The folder is S3Proxy's own store, read back by it. */
class PlacedPartsTest {

  private static final String KEY = "ab/cd/object";

  @TempDir Path folder;
  private PlacedParts store;

  @BeforeEach
  void start() throws IOException {
    Path buckets = Files.createDirectories(folder.resolve("buckets"));
    store =
        new PlacedParts(
            new FilesystemNio2BlobStore(buckets.toString()), buckets, folder.resolve("parts"));
    if (Files.notExists(buckets.resolve("bucket"))) {
      store.createContainer(CreateBucketRequest.builder().bucket("bucket").build());
    }
  }

  @Test
  void theFileOfThePartsIsTheObject() throws Exception {
    MultipartUpload upload = begin();
    CompletedPart one = send(upload, 1, "aaaa");
    CompletedPart two = send(upload, 2, "bbbb");
    CompletedPart three = send(upload, 3, "c");
    Object inode = Files.getAttribute(data(upload), "unix:ino");
    complete(upload, one, two, three);
    assertThat(content()).isEqualTo("aaaabbbbc");
    assertThat(Files.getAttribute(folder.resolve("buckets/bucket").resolve(KEY), "unix:ino"))
        .isEqualTo(inode);
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void anObjectKeepsWhatItsUploadSaid() {
    MultipartUpload upload =
        store.initiateMultipartUpload(
            CreateMultipartUploadRequest.builder()
                .bucket("bucket")
                .key(KEY)
                .contentType("image/tiff")
                .cacheControl("no-store")
                .metadata(Map.of("colour", "green"))
                .build());
    complete(upload, send(upload, 1, "a"), send(upload, 2, "b"));
    HeadObjectResponse head = store.blobMetadata("bucket", KEY);
    assertThat(head.contentType()).isEqualTo("image/tiff");
    assertThat(head.cacheControl()).isEqualTo("no-store");
    assertThat(head.metadata()).containsEntry("colour", "green");
    assertThat(head.contentLength()).isEqualTo(2);
    assertThat(head.eTag()).matches("\"[0-9a-f]{32}-2\"");
  }

  @Test
  void partsMayComeInAnyOrder() {
    MultipartUpload upload = begin();
    CompletedPart last = send(upload, 3, "c");
    CompletedPart two = send(upload, 2, "bbbb");
    CompletedPart one = send(upload, 1, "aaaa");
    complete(upload, one, two, last);
    assertThat(content()).isEqualTo("aaaabbbbc");
  }

  @Test
  void partsMayHaveAnyLengthAndLeaveNumbersOut() {
    MultipartUpload upload = begin();
    CompletedPart one = send(upload, 1, "aa");
    CompletedPart four = send(upload, 4, "bbbbbb");
    CompletedPart nine = send(upload, 9, "c");
    complete(upload, one, four, nine);
    assertThat(content()).isEqualTo("aabbbbbbc");
  }

  @Test
  void aPartThatIsNotNamedIsNotInTheObject() {
    MultipartUpload upload = begin();
    CompletedPart one = send(upload, 1, "aaaa");
    CompletedPart two = send(upload, 2, "bb");
    send(upload, 3, "cccc");
    complete(upload, one, two);
    assertThat(content()).isEqualTo("aaaabb");
  }

  @Test
  void thePartThatCameLastCounts() {
    MultipartUpload upload = begin();
    CompletedPart one = send(upload, 1, "aaaa");
    CompletedPart before = send(upload, 2, "xxxx");
    CompletedPart after = send(upload, 2, "bbbb");
    assertThatThrownBy(() -> complete(upload, one, before)).isInstanceOf(S3Exception.class);
    complete(upload, one, after);
    assertThat(content()).isEqualTo("aaaabbbb");
  }

  @Test
  void aPartThatBreaksOffLeavesTheOneBefore() {
    MultipartUpload upload = begin();
    CompletedPart one = send(upload, 1, "aaaa");
    assertThatThrownBy(() -> send(upload, 1, 4, new ByteArrayInputStream("xx".getBytes(UTF_8))))
        .hasMessageContaining("fewer bytes");
    assertThatThrownBy(() -> send(upload, 2, 4, new ByteArrayInputStream("yyyyyy".getBytes(UTF_8))))
        .hasMessageContaining("more bytes");
    assertThat(store.listMultipartUpload(upload)).hasSize(1);
    complete(upload, one, send(upload, 2, "b"));
    assertThat(content()).isEqualTo("aaaab");
  }

  @Test
  void aPartWithAnotherDigestDoesNotCount() {
    MultipartUpload upload = begin();
    UploadPartRequest request =
        request(upload, 1, 4).toBuilder().contentMD5("1B2M2Y8AsgTpgAmY7PhCfg==").build();
    assertThatThrownBy(() ->
            store.uploadMultipartPart(
                upload, request, new ByteArrayInputStream("aaaa".getBytes(UTF_8))))
        .isInstanceOf(S3Exception.class)
        .satisfies(refused -> assertThat(((S3Exception) refused).statusCode()).isEqualTo(400));
    assertThat(store.listMultipartUpload(upload)).isEmpty();
  }

  @Test
  void anUploadGoesOnAfterTheServerStopped() throws Exception {
    MultipartUpload upload = begin();
    CompletedPart two = send(upload, 2, "bbbb");
    CompletedPart one = send(upload, 1, "aaaa");
    send(upload, 3, "cccc");
    CompletedPart three = send(upload, 3, "dddd");
    Files.writeString(journal(upload), "\npart 4 4 abcd", StandardOpenOption.APPEND);
    start();
    assertThat(store.listMultipartUpload(upload))
        .extracting(Part::partNumber)
        .containsExactly(1, 2, 3);
    CompletedPart four = send(upload, 4, "e");
    complete(upload, one, two, three, four);
    assertThat(content()).isEqualTo("aaaabbbbdddde");
  }

  @Test
  void aCompletionWhoseAnswerWasLostIsToldAgain() throws Exception {
    MultipartUpload upload = begin();
    CompletedPart one = send(upload, 1, "aaaa");
    String journal = Files.readString(journal(upload));
    complete(upload, one);
    // As a crash between the new name and the clean-up leaves it.
    Files.createDirectories(journal(upload).getParent());
    Files.writeString(journal(upload), journal);
    start();
    complete(upload, one);
    assertThat(content()).isEqualTo("aaaa");
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void ofManyCompletionsOneMakesTheObject() throws Exception {
    MultipartUpload upload = begin();
    CompletedPart one = send(upload, 1, "aaaa");
    List<Callable<String>> attempts = new ArrayList<>();
    for (int attempt = 0; attempt < 8; attempt++) {
      attempts.add(() -> {
        try {
          complete(upload, one);
          return "done";
        } catch (NoSuchUploadException over) {
          return "over";
        }
      });
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<String> outcomes = new ArrayList<>();
      for (Future<String> outcome : threads.invokeAll(attempts)) {
        outcomes.add(outcome.get());
      }
      assertThat(outcomes).contains("done").isSubsetOf("done", "over");
    }
    assertThat(content()).isEqualTo("aaaa");
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void whoStillWritesWhenTheUploadEndsCannotChangeTheObject() throws Exception {
    MultipartUpload upload = begin();
    CompletedPart one = send(upload, 1, "aaaa");
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<CompletedPart> late =
          threads.submit(() -> send(upload, 2, 4, new Stalling("xxxx", begun, over)));
      begun.await();
      CompletedPart two = send(upload, 2, "bbbb");
      complete(upload, one, two);
      over.countDown();
      assertThatThrownBy(late::get).hasCauseInstanceOf(NoSuchUploadException.class);
    }
    assertThat(content()).isEqualTo("aaaabbbb");
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void anUploadThatS3ProxyBeganGoesOn() {
    BlobStore plain = new FilesystemNio2BlobStore(folder.resolve("buckets").toString());
    MultipartUpload upload = plain.initiateMultipartUpload(create(KEY));
    InputStream first = new ByteArrayInputStream("aaaa".getBytes(UTF_8));
    String etag = plain.uploadMultipartPart(upload, request(upload, 1, 4), first).eTag();
    CompletedPart one = CompletedPart.builder().partNumber(1).eTag(etag).build();
    CompletedPart two = send(upload, 2, "bb");
    assertThat(store.listMultipartUpload(upload)).hasSize(2);
    complete(upload, one, two);
    assertThat(content()).isEqualTo("aaaabb");
  }

  @Test
  void anUploadThatIsGivenUpLeavesNothing() throws Exception {
    MultipartUpload upload = begin();
    send(upload, 2, "bbbb");
    send(upload, 1, "aaaa");
    store.abortMultipartUpload(upload);
    assertThat(leftovers()).isEmpty();
    assertThat(store.blobExists("bucket", KEY)).isFalse();
    assertThatThrownBy(() -> send(upload, 3, "c")).isInstanceOf(NoSuchUploadException.class);
    assertThatThrownBy(() -> store.abortMultipartUpload(upload))
        .isInstanceOf(NoSuchUploadException.class);
  }

  @Test
  void anUploadIsOfOneKeyAndHasAnId() {
    MultipartUpload upload = begin();
    MultipartUpload other = new MultipartUpload(upload.id(), create("other"));
    MultipartUpload outside = new MultipartUpload("../../buckets", create(KEY));
    assertThatThrownBy(() -> send(other, 1, "a")).isInstanceOf(NoSuchUploadException.class);
    assertThatThrownBy(() -> send(outside, 1, "a")).isInstanceOf(NoSuchUploadException.class);
  }

  @Test
  void aKeyThatIsTakenIsLeftToItsObject() {
    MultipartUpload first = begin();
    MultipartUpload second = begin();
    complete(first, send(first, 1, "first"));
    CompletedPart part = send(second, 1, "second");
    assertThatThrownBy(() ->
            store.completeMultipartUpload(
                second, completion(second, part).toBuilder().ifNoneMatch("*").build()))
        .isInstanceOf(S3Exception.class)
        .satisfies(refused -> assertThat(((S3Exception) refused).statusCode()).isEqualTo(412));
    assertThat(content()).isEqualTo("first");
    complete(second, part);
    assertThat(content()).isEqualTo("second");
  }

  /** Says that it was asked, and gives nothing before it may. */
  private static final class Stalling extends ByteArrayInputStream {
    private final CountDownLatch begun;
    private final CountDownLatch over;

    Stalling(String content, CountDownLatch begun, CountDownLatch over) {
      super(content.getBytes(UTF_8));
      this.begun = begun;
      this.over = over;
    }

    @Override
    public int read(byte[] target) {
      begun.countDown();
      try {
        over.await();
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
      return read(target, 0, target.length);
    }
  }

  private MultipartUpload begin() {
    return store.initiateMultipartUpload(create(KEY));
  }

  private static CreateMultipartUploadRequest create(String key) {
    return CreateMultipartUploadRequest.builder().bucket("bucket").key(key).build();
  }

  private CompletedPart send(MultipartUpload upload, int number, String content) {
    byte[] bytes = content.getBytes(UTF_8);
    return send(upload, number, bytes.length, new ByteArrayInputStream(bytes));
  }

  private CompletedPart send(MultipartUpload upload, int number, long length, InputStream content) {
    String etag =
        store.uploadMultipartPart(upload, request(upload, number, length), content).eTag();
    return CompletedPart.builder().partNumber(number).eTag(etag).build();
  }

  private static UploadPartRequest request(MultipartUpload upload, int number, long length) {
    return UploadPartRequest.builder()
        .bucket("bucket")
        .key(upload.blobName())
        .uploadId(upload.id())
        .partNumber(number)
        .contentLength(length)
        .build();
  }

  private void complete(MultipartUpload upload, CompletedPart... parts) {
    store.completeMultipartUpload(upload, completion(upload, parts));
  }

  private static CompleteMultipartUploadRequest completion(
      MultipartUpload upload, CompletedPart... parts) {
    return CompleteMultipartUploadRequest.builder()
        .bucket("bucket")
        .key(KEY)
        .uploadId(upload.id())
        .multipartUpload(CompletedMultipartUpload.builder().parts(parts).build())
        .build();
  }

  private String content() {
    try (InputStream in = store.getBlob("bucket", KEY)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  private Path data(MultipartUpload upload) {
    return folder.resolve("parts/uploads").resolve(upload.id()).resolve("data");
  }

  private Path journal(MultipartUpload upload) {
    return data(upload).resolveSibling("journal");
  }

  /** Of uploads that are over, in both folders. */
  private List<Path> leftovers() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).filter(file -> !file.endsWith(KEY)).toList();
    }
  }
}
