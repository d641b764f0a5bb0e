package org.lumenark.platform.storage;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link ObjectStore} promises. */
abstract class ObjectStoreContract {

  private static final int FIVE_MIB = 5 << 20;

  private final String key = "contract/" + UUID.randomUUID();

  abstract ObjectStore store();

  @Test
  void anObjectIsReadBackAsItWasPut() {
    store().put(key, bytes("content"), "text/plain");
    assertThat(store().read(key, 100)).isEqualTo(bytes("content"));
    assertThat(store().stat(key)).get().extracting(ObjectStat::size).isEqualTo(7L);
  }

  @Test
  void anEmptyObjectIsAnObject() throws Exception {
    store().put(key, new byte[0], "text/plain");
    assertThat(store().read(key, 0)).isEmpty();
    assertThat(store().stat(key)).get().extracting(ObjectStat::size).isEqualTo(0L);
    try (InputStream in = store().open(key, 0, 0)) {
      assertThat(in.read()).isEqualTo(-1);
    }
  }

  @Test
  void whatIsNotThereIsMissing() {
    assertThat(store().stat(key)).isEmpty();
    assertThatThrownBy(() -> store().read(key, 10)).isInstanceOf(StoreException.Missing.class);
    assertThatThrownBy(() -> store().open(key, 0, 1)).isInstanceOf(StoreException.Missing.class);
    assertThatThrownBy(() -> store().open(key, 0, 0)).isInstanceOf(StoreException.Missing.class);
    store().delete(key);
  }

  @Test
  void aReadBeyondItsLimitIsRefused() {
    store().put(key, bytes("content"), "text/plain");
    assertThatThrownBy(() -> store().read(key, 6)).isInstanceOf(StoreException.Refused.class);
    assertThat(store().read(key, 7)).hasSize(7);
  }

  @Test
  void aRangeIsGivenExactly() throws Exception {
    store().put(key, bytes("0123456789"), "text/plain");
    try (InputStream in = store().open(key, 3, 4)) {
      assertThat(in.readAllBytes()).isEqualTo(bytes("3456"));
    }
  }

  @Test
  void aRangeThatTheObjectDoesNotHaveIsNeverAShortAnswer() {
    store().put(key, bytes("0123456789"), "text/plain");
    assertThatThrownBy(() -> store().open(key, 10, 1)).isInstanceOf(StoreException.Refused.class);
    assertThatThrownBy(
            () -> {
              try (InputStream in = store().open(key, 8, 5)) {
                in.readAllBytes();
              }
            })
        .isNotNull();
  }

  @Test
  void ofManyConditionalWritersExactlyOneSucceeds() throws Exception {
    List<Callable<Boolean>> writers = new ArrayList<>();
    for (int writer = 0; writer < 8; writer++) {
      byte[] content = bytes("writer " + writer);
      writers.add(() -> store().putIfAbsent(key, content, "text/plain"));
    }
    long won = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> written : threads.invokeAll(writers)) {
        won += written.get() ? 1 : 0;
      }
    }
    assertThat(won).isEqualTo(1);
  }

  @Test
  void partsBecomeVisibleTogetherAndInOrder() {
    byte[] first = new byte[FIVE_MIB];
    Arrays.fill(first, (byte) 'a');
    MultipartUpload upload = store().beginMultipart(key);
    UploadedPart last = store().uploadPart(upload, 2, bytes("zz-ignored"), 2);
    UploadedPart head = store().uploadPart(upload, 1, first, first.length);
    assertThat(store().stat(key)).isEmpty();
    store().completeMultipart(upload, List.of(head, last));
    byte[] whole = store().read(key, FIVE_MIB + 2);
    assertThat(whole).hasSize(FIVE_MIB + 2).endsWith(bytes("azz"));
  }

  @Test
  void aPartThatIsSentAgainReplacesTheFirst() {
    MultipartUpload upload = store().beginMultipart(key);
    store().uploadPart(upload, 1, bytes("one"), 3);
    UploadedPart again = store().uploadPart(upload, 1, bytes("two!"), 4);
    store().completeMultipart(upload, List.of(again));
    assertThat(store().read(key, 100)).isEqualTo(bytes("two!"));
  }

  @Test
  void objectsArePutOneAfterTheOtherWhereverTheirEndsLie() {
    List<Integer> lengths = List.of(2 * FIVE_MIB + 17, 3, FIVE_MIB - 20, 1, FIVE_MIB + 5, 9);
    byte[] whole = new byte[lengths.stream().mapToInt(Integer::intValue).sum()];
    new Random(6).nextBytes(whole);
    List<StoredObject> sources = new ArrayList<>();
    int from = 0;
    for (int length : lengths) {
      String source = key + "-" + sources.size();
      store().put(source, Arrays.copyOfRange(whole, from, from + length), "text/plain");
      sources.add(new StoredObject(source, length));
      from += length;
    }

    store().concatenate(store().beginConcatenation(key), sources, FIVE_MIB);

    assertThat(store().read(key, whole.length)).isEqualTo(whole);
  }

  @Test
  void anObjectThatIsMissingIsNotLeftOutOfWhatIsPutTogether() {
    store().put(key + "-0", new byte[2 * FIVE_MIB], "text/plain");
    List<StoredObject> sources =
        List.of(
            new StoredObject(key + "-0", 2 * FIVE_MIB), new StoredObject(key + "-1", 2 * FIVE_MIB));
    MultipartUpload upload = store().beginConcatenation(key);

    assertThatThrownBy(() -> store().concatenate(upload, sources, FIVE_MIB))
        .isInstanceOf(StoreException.Missing.class);

    store().abortMultipart(upload);
    assertThat(store().stat(key)).isEmpty();
  }

  @Test
  void anAbortedUploadIsNoMore() {
    MultipartUpload upload = store().beginMultipart(key);
    UploadedPart part = store().uploadPart(upload, 1, bytes("one"), 3);
    store().abortMultipart(upload);
    store().abortMultipart(upload);
    assertThat(store().stat(key)).isEmpty();
    assertThatThrownBy(() -> store().completeMultipart(upload, List.of(part)))
        .isInstanceOf(StoreException.Missing.class);
  }

  @Test
  void aListNamesWhatIsBelowThePrefix() {
    store().put(key + "/a", bytes("1"), "text/plain");
    store().put(key + "/b", bytes("22"), "text/plain");
    List<String> found = new ArrayList<>();
    store().list(key + "/", stat -> found.add(stat.key().substring(key.length()) + stat.size()));
    assertThat(found).containsExactlyInAnyOrder("/a1", "/b2");
  }

  static byte[] bytes(String text) {
    return text.getBytes(US_ASCII);
  }
}
