package org.lumenark.ingest.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.contracts.id.BlobRange;
import org.lumenark.contracts.manifest.ManifestEntry;

class SweepTest {

  private final BlobKey pack = BlobKey.next();

  @Test
  void filesOfAPackAreReadInOneGoInTheOrderInWhichTheyLie() {
    DepositedFile second = file(0, 2_000, 10);
    DepositedFile first = file(1, 512, 1_000);
    List<Sweep> sweeps = Sweep.of(List.of(second, first));
    assertThat(sweeps).containsExactly(new Sweep(pack, 512, 2_010, List.of(first, second)));
  }

  @Test
  void aWideGapIsNotRead() {
    assertThat(Sweep.of(List.of(file(0, 0, 10), file(1, 5 << 20, 10)))).hasSize(2);
  }

  @Test
  void theSameBytesUnderTwoPathsAreReadTwice() {
    assertThat(Sweep.of(List.of(file(0, 512, 10), file(1, 512, 10)))).hasSize(2);
  }

  @Test
  void emptyFilesLieAmongOthers() {
    List<Sweep> sweeps = Sweep.of(List.of(file(0, 512, 0), file(1, 512, 10), file(2, 522, 0)));
    assertThat(sweeps).hasSize(1);
    assertThat(sweeps.getFirst().to()).isEqualTo(522);
  }

  private DepositedFile file(long ordinal, long offset, long length) {
    return new DepositedFile(
        ordinal,
        new ManifestEntry(
            "f" + ordinal,
            length,
            "0".repeat(64),
            "0".repeat(8),
            new BlobRange(pack, offset, length)));
  }
}
