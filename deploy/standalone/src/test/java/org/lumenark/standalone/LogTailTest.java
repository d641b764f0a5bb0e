package org.lumenark.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

  @TempDir Path folder;

  @Test
  void structured_lines_are_told_in_words_and_others_as_they_are() throws IOException {
    Path log = folder.resolve("submission-service.log");
    Files.writeString(
        log,
        """
        Picked up JAVA_TOOL_OPTIONS

        {"timestamp":"2026-05-04T03:02:01Z","level":"ERROR","message":"cannot start","exception":{"refId":1,"exceptionType":"java.net.BindException","message":"Address already in use","frames":[]}}
        {"cut off
        """);

    assertThat(LogTail.of(log))
        .isEqualTo(
            "\nthe end of "
                + log
                + ":\n  Picked up JAVA_TOOL_OPTIONS"
                + "\n  2026-05-04T03:02:01Z ERROR cannot start"
                + " | java.net.BindException: Address already in use"
                + "\n  {\"cut off");
  }

  @Test
  void of_a_huge_log_only_the_last_lines_are_read() throws IOException {
    Path log = folder.resolve("kafka.log");
    Files.writeString(log, "x".repeat(99).concat("\n").repeat(100_000) + "the last\n");

    assertThat(LogTail.of(log).lines().skip(1)).hasSize(16).endsWith("  the last");
  }

  @Test
  void without_a_log_nothing_is_told() {
    assertThat(LogTail.of(folder.resolve("none.log"))).isEmpty();
  }
}
