package org.lumenark.client.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.client.files.LocalFile;

class DepositJournalTest {

  private static final LocalFile LARGE =
      new LocalFile("large.tif", Path.of("large.tif"), 5_000_000, FileTime.fromMillis(1_000));

  @TempDir Path folder;

  @Test
  void anotherProcessGoesOnWithTheSameDraftKeyAndUploads() {
    String key;
    try (DepositJournal journal = DepositJournal.open(folder, "same")) {
      key = journal.key();
      journal.draftCreated("draft-1");
      journal.begun(LARGE, "/api/v1/uploads/7");
    }
    try (DepositJournal journal = DepositJournal.open(folder, "same")) {
      assertThat(journal.key()).isEqualTo(key);
      assertThat(journal.draft()).contains("draft-1");
      assertThat(journal.find(LARGE)).contains("/api/v1/uploads/7");
      assertThat(journal.accession()).isEmpty();
      journal.submitted("S-LMK1");
    }
    try (DepositJournal journal = DepositJournal.open(folder, "same")) {
      assertThat(journal.accession()).contains("S-LMK1");
    }
  }

  @Test
  void aFileThatWasWrittenAgainIsAnotherUpload() {
    try (DepositJournal journal = DepositJournal.open(folder, "same")) {
      journal.begun(LARGE, "/api/v1/uploads/7");
      LocalFile rewritten =
          new LocalFile("large.tif", LARGE.file(), 5_000_000, FileTime.fromMillis(2_000));
      assertThat(journal.find(rewritten)).isEmpty();
    }
  }

  @Test
  void aLastLineThatIsCutOffDoesNotCount() throws IOException {
    try (DepositJournal journal = DepositJournal.open(folder, "same")) {
      journal.draftCreated("draft-1");
    }
    Files.writeString(onlyFile(), "{\"accession\":\"S-L", StandardOpenOption.APPEND);
    try (DepositJournal journal = DepositJournal.open(folder, "same")) {
      assertThat(journal.draft()).contains("draft-1");
      assertThat(journal.accession()).isEmpty();
      journal.submitted("S-LMK2");
    }
    try (DepositJournal journal = DepositJournal.open(folder, "same")) {
      assertThat(journal.accession()).contains("S-LMK2");
    }
  }

  @Test
  void aDraftThatIsGoneIsReplacedUnderANewKey() {
    try (DepositJournal journal = DepositJournal.open(folder, "same")) {
      String key = journal.key();
      journal.draftCreated("draft-1");
      journal.begun(LARGE, "/api/v1/uploads/7");
      journal.forgetDraft();
      assertThat(journal.key()).isNotEqualTo(key);
    }
    try (DepositJournal journal = DepositJournal.open(folder, "same")) {
      assertThat(journal.draft()).isEmpty();
      assertThat(journal.find(LARGE)).isEmpty();
    }
  }

  @Test
  void aCompletedDepositLeavesNothingAndAnotherOneBeginsAnew() throws IOException {
    try (DepositJournal journal = DepositJournal.open(folder, "same")) {
      journal.draftCreated("draft-1");
      journal.complete();
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void theSameDepositRunsOnceAtATimeAndOthersBesideIt() {
    try (DepositJournal journal = DepositJournal.open(folder, "same");
        DepositJournal other = DepositJournal.open(folder, "other")) {
      assertThat(journal.key()).isNotEqualTo(other.key());
      assertThatExceptionOfType(ClientException.class)
          .isThrownBy(() -> DepositJournal.open(folder, "same"))
          .satisfies(e -> assertThat(e.exit()).isEqualTo(ExitCode.TRY_AGAIN));
    }
  }

  @Test
  void isReadableForItsOwnerOnly() throws IOException {
    try (DepositJournal journal = DepositJournal.open(folder, "same")) {
      journal.draftCreated("draft-1");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(onlyFile())))
          .isEqualTo("rw-------");
    }
  }

  private Path onlyFile() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findFirst().orElseThrow();
    }
  }
}
