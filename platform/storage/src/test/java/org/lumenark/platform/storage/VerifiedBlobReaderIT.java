package org.lumenark.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.contracts.id.BlobRange;

class VerifiedBlobReaderIT {

  private static final int BLOCK = 8 << 20;
  private static final int LARGE = 2 * BLOCK + 12_345;

  private static S3ObjectStore store;

  @BeforeAll
  static void connect() throws Exception {
    store = TestStores.s3();
  }

  @Test
  void aSmallFileHasTheDigestsThatItsFormatsPromise() throws Exception {
    StoredBlob blob = write(ObjectStoreContract.bytes("123456789"));
    assertThat(blob.digests().crc32()).isEqualTo("cbf43926");
    assertThat(blob.digests().sha256())
        .isEqualTo("15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225");
    assertThat(blob.digests().blocks()).isEqualTo(new BlockChecksums(new int[] {0xe3069283}));
    assertThat(store.stat(blob.key().checksumsKey())).isEmpty();
    assertThat(read(blob, 3, 4)).isEqualTo(ObjectStoreContract.bytes("4567"));
  }

  @Test
  void anyRangeOfALargeFileIsGivenAsItWasWritten() throws Exception {
    byte[] content = noise();
    StoredBlob blob = write(content);
    for (int[] range : new int[][] {{0, 1}, {BLOCK - 1, 2}, {0, LARGE}, {LARGE - 1, 1}, {5, 0}}) {
      assertThat(read(blob, range[0], range[1]))
          .isEqualTo(Arrays.copyOfRange(content, range[0], range[0] + range[1]));
    }
  }

  @Test
  void noByteOfADamagedBlockIsGiven() throws Exception {
    byte[] content = noise();
    StoredBlob blob = write(content);
    content[BLOCK + 7] ^= 1;
    store.put(blob.key().value(), content, BlobWriter.CONTENT_TYPE);
    assertThat(read(blob, 0, BLOCK)).hasSize(BLOCK);
    assertThatThrownBy(() -> read(blob, BLOCK, 1)).isInstanceOf(CorruptBlobException.class);
    try (InputStream in = open(blob, 0, LARGE)) {
      assertThat(in.readNBytes(BLOCK)).hasSize(BLOCK);
      assertThatThrownBy(in::read).isInstanceOf(CorruptBlobException.class);
    }
  }

  @Test
  void aDamagedOrMissingOrShortSmallFileIsNotGiven() throws Exception {
    StoredBlob blob = write(ObjectStoreContract.bytes("123456789"));
    store.put(blob.key().value(), ObjectStoreContract.bytes("123456780"), "text/plain");
    assertThatThrownBy(() -> read(blob, 0, 1)).isInstanceOf(CorruptBlobException.class);
    store.put(blob.key().value(), ObjectStoreContract.bytes("12345678"), "text/plain");
    assertThatThrownBy(() -> read(blob, 0, 1)).isInstanceOf(CorruptBlobException.class);
    store.delete(blob.key().value());
    assertThatThrownBy(() -> read(blob, 0, 1)).isInstanceOf(CorruptBlobException.class);
  }

  private static StoredBlob write(byte[] content) throws Exception {
    try (BlobWriter writer = new BlobWriter(store, BlobKey.next(), content.length)) {
      writer.write(content, 0, content.length);
      return writer.finish();
    }
  }

  private static byte[] noise() {
    byte[] content = new byte[LARGE];
    new Random(7).nextBytes(content);
    return content;
  }

  private static InputStream open(StoredBlob blob, long offset, long length) {
    BlobRange whole = new BlobRange(blob.key(), 0, blob.length());
    BlobDigests.Result digests = blob.digests();
    return new VerifiedBlobReader(store)
        .open(whole, offset, length, digests.crc32(), digests.sha256());
  }

  private static byte[] read(StoredBlob blob, long offset, long length) throws Exception {
    try (InputStream in = open(blob, offset, length)) {
      return in.readAllBytes();
    }
  }
}
