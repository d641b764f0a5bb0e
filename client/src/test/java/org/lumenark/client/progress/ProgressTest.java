package org.lumenark.client.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void tellsFilesBytesRateAndTimeLeft() {
    Progress progress = progress(Terminal.NO);
    nanos.set(31_000_000_000L);
    progress.bytes(3_100_000_000L);
    assertThat(shown())
        .isEqualTo("Sent 0 of 1,200 files, 3.1 GB of 12.4 GB, 100.0 MB/s, 1 min 33 s left\n");
  }

  @Test
  void isSilentForAWhileWhereThereIsNoTerminal() {
    Progress progress = progress(Terminal.NO);
    nanos.set(29_000_000_000L);
    progress.bytes(5);
    progress.close();
    assertThat(shown()).isEmpty();
  }

  @Test
  void rewritesTheLineOfATerminal() {
    Progress progress = progress(Terminal.YES);
    nanos.set(1_000_000_000L);
    progress.files(1);
    progress.close();
    assertThat(shown()).startsWith("\rSent 1 of 1,200 files").endsWith("\u001b[K\n");
  }

  @Test
  void saysThatItStallsWithTheSameCount() {
    Progress progress = progress(Terminal.YES);
    nanos.set(1_000_000_000L);
    progress.files(12);
    progress.bytes(3_100_000_000L);
    nanos.set(15_000_000_000L);
    progress.tick();
    assertThat(shown()).doesNotContain("stalled");
    nanos.set(41_000_000_000L);
    progress.tick();
    assertThat(shown())
        .contains("Sent 12 of 1,200 files, 3.1 GB of 12.4 GB")
        .endsWith(", stalled for 40 s\u001b[K");
    nanos.set(42_000_000_000L);
    progress.bytes(1);
    assertThat(shown().substring(shown().lastIndexOf('\r'))).doesNotContain("stalled");
  }

  @Test
  void bytesThatAreTakenBackAreNoMovement() {
    Progress progress = progress(Terminal.YES);
    nanos.set(20_000_000_000L);
    progress.bytes(-5);
    assertThat(shown()).endsWith(", stalled for 20 s\u001b[K");
  }

  @Test
  void tellsOfAStallNowAndThenWhereThereIsNoTerminal() {
    Progress progress = progress(Terminal.NO);
    for (long second = 1; second <= 95; second++) {
      nanos.set(second * 1_000_000_000L);
      progress.tick();
    }
    assertThat(shown().lines()).hasSize(3).allMatch(line -> line.contains(", stalled for "));
  }

  @Test
  void nothingStallsThatIsDone() {
    Progress progress = progress(Terminal.YES);
    progress.files(1_200);
    nanos.set(60_000_000_000L);
    progress.tick();
    assertThat(shown()).doesNotContain("stalled");
  }

  @Test
  void sizesAreInThousands() {
    assertThat(Progress.size(999)).isEqualTo("999 B");
    assertThat(Progress.size(1_000)).isEqualTo("1.0 kB");
    assertThat(Progress.size(999_999)).isEqualTo("1.0 MB");
    assertThat(Progress.size(12_345_678)).isEqualTo("12.3 MB");
  }

  private Progress progress(Terminal terminal) {
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    return new Progress(out, terminal, nanos::get, "Sent", 1_200, 12_400_000_000L);
  }

  private String shown() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
