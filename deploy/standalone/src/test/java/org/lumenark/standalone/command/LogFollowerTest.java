package org.lumenark.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFollowerTest {

  @TempDir Path folder;

  @Test
  void every_line_is_told_once_also_those_around_a_rotation() throws IOException {
    Path log = folder.resolve("kafka.log");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (LogFollower follower = new LogFollower(log)) {
      follower.copyTo(out);
      Files.writeString(log, "one\n");
      follower.copyTo(out);
      Files.writeString(log, "two\n", StandardOpenOption.APPEND);
      Files.move(log, folder.resolve("kafka.log.1"));
      follower.copyTo(out);
      Files.writeString(log, "three, longer than all that was in the file before\n");
      follower.copyTo(out);
      follower.copyTo(out);
    }

    assertThat(out).hasToString("one\ntwo\nthree, longer than all that was in the file before\n");
  }
}
