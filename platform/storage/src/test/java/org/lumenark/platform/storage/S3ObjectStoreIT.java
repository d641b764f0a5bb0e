package org.lumenark.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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
}
