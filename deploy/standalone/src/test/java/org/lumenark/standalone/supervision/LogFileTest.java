package org.lumenark.standalone.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  @TempDir Path folder;

  @Test
  void a_process_that_prints_without_end_fills_four_files_and_no_more() throws Exception {
    LogFile log = new LogFile(folder.resolve("kafka.log"), 32 * 1024);

    log.pump(new ByteArrayInputStream(new byte[1024 * 1024]));

    try (var files = Files.list(folder)) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("kafka.log", "kafka.log.1", "kafka.log.2", "kafka.log.3");
    }
    assertThat(Files.size(folder.resolve("kafka.log.1"))).isLessThanOrEqualTo(48 * 1024);
  }
}
