package org.lumenark.ingest.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.platform.storage.CorruptBlobException;
import org.lumenark.platform.storage.StoreException;

class FaultsTest {

  @Test
  void aStoreOrDatabaseThatIsAwayIsAroundUsHoweverDeepItLies() {
    StoreException away = new StoreException.Unavailable("key", null);
    assertThat(Faults.areAroundUs(away)).isTrue();
    assertThat(Faults.areAroundUs(new UncheckedIOException(new IOException("store", away))))
        .isTrue();
    assertThat(Faults.areAroundUs(new IOException(new SQLException("gone", "08006")))).isTrue();
    assertThat(Faults.areAroundUs(new SQLException("no connection in time"))).isTrue();
  }

  @Test
  void dataThatDoNotFitAndDefectsAreNot() {
    assertThat(Faults.areAroundUs(new SQLException("duplicate key", "23505"))).isFalse();
    assertThat(Faults.areAroundUs(new IOException("bad file"))).isFalse();
    assertThat(Faults.areAroundUs(new OutOfMemoryError())).isFalse();
  }

  @Test
  void anObjectThatIsGoneDoesNotComeBackByItself() {
    StoreException gone = new StoreException.Missing("key", null);
    CorruptBlobException manifest =
        new CorruptBlobException(BlobKey.next(), "the segment is missing", gone);
    assertThat(Faults.areAroundUs(manifest)).isFalse();
    assertThat(Faults.isMissing(manifest)).isTrue();
    assertThat(Faults.isMissing(new IOException("bad file"))).isFalse();
  }
}
