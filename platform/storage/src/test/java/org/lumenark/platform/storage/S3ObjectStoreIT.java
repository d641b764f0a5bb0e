package org.lumenark.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lumenark.contracts.id.TimeOrderedId;

class S3ObjectStoreIT extends ObjectStoreContract {

  private static S3ObjectStore store;

  @BeforeAll
  static void connect() throws Exception {
    store = TestStores.s3();
  }

  @Override
  ObjectStore store() {
    return store;
  }

  @Test
  void theStoreOfTheStandaloneStackPassesTheProbe() {
    assertThat(new StoreProbe(store).run().checks())
        .hasSize(6)
        .allSatisfy(check -> assertThat(check.passed()).as(check.toString()).isTrue());
  }

  @Test
  void whatAProbeLeftThatWasKilledIsRemovedWhenItIsOldAndNothingElse() {
    String left = ".probe/" + TimeOrderedId.next();
    String foreign = ".probe/notes";
    store.putIfAbsent(left, new byte[] {1}, BlobWriter.CONTENT_TYPE);
    store.putIfAbsent(foreign, new byte[] {2}, BlobWriter.CONTENT_TYPE);
    Duration age = Duration.ofHours(1);

    assertThat(ProbeRemains.remove(store, age, Instant.now())).isZero();
    assertThat(store.stat(left)).isPresent();

    Instant later = Instant.now().plus(age).plusSeconds(1);
    assertThat(ProbeRemains.remove(store, age, later)).isEqualTo(1);
    assertThat(store.stat(left)).isEmpty();
    assertThat(store.stat(foreign)).isPresent();
    store.delete(foreign);
  }
}
