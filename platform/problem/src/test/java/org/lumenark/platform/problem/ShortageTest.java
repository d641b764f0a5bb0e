package org.lumenark.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;

class ShortageTest {

  @Test
  void a_full_disk_is_told_from_other_trouble_with_a_disk() {
    assertThat(
            Shortage.isBehind(new UncheckedIOException(new IOException("No space left on device"))))
        .isTrue();
    assertThat(Shortage.isBehind(new FileSystemException("/a", null, "No space left on device")))
        .isTrue();
    assertThat(Shortage.isBehind(new FileSystemException("/a", null, "Disk quota exceeded")))
        .isTrue();
    assertThat(Shortage.isBehind(new FileSystemException("/No space left on device")))
        .as("the name of a file says nothing")
        .isFalse();
    assertThat(Shortage.isBehind(new IOException())).isFalse();
    assertThat(Shortage.isBehind(new IllegalStateException("No space left on device"))).isFalse();
  }

  @Test
  void causes_that_go_round_in_a_circle_end() {
    RuntimeException first = new RuntimeException("first");
    first.initCause(new RuntimeException("second", first));
    assertThat(Shortage.isBehind(first)).isFalse();
  }

  @Test
  void the_answer_has_a_code_and_a_remedy() {
    Problem problem = Shortage.problem().toProblem("/api/v1/uploads/1");
    assertThat(problem.status()).isEqualTo(507);
    assertThat(problem.code()).isEqualTo("storage.full");
    assertThat(problem.instance()).isEqualTo("/api/v1/uploads/1");
    assertThat(problem.errors())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.code()).isEqualTo("storage.full");
          assertThat(finding.remedy()).contains("operator");
        });
  }
}
