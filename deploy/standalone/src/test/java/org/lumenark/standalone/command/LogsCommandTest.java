package org.lumenark.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lumenark.standalone.Location;
import picocli.CommandLine;

class LogsCommandTest {
  private static final String CHECKOUT = "lumenark.checkout";

  @TempDir Path folder;
  private final PrintStream standardOutput = System.out;

  @BeforeEach
  void writeALog() throws IOException {
    assumeThat(System.getenv("LUMENARK_HOME")).isNull();
    System.setProperty(CHECKOUT, folder.toString());
    Path log = Location.of(Map.of()).home().resolve("logs/kafka.log");
    Files.createDirectories(log.getParent());
    Files.writeString(log, "one\ntwo\n");
  }

  @AfterEach
  void restore() {
    System.clearProperty(CHECKOUT);
    System.setOut(standardOutput);
  }

  @Test
  void following_ends_when_nobody_reads_any_more() {
    System.setOut(new PrintStream(new Gone(), true, StandardCharsets.UTF_8));

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> new CommandLine(new LogsCommand()).execute("kafka", "-f"));
  }

  @Test
  void json_is_one_object_and_cannot_be_followed() throws Exception {
    StringWriter out = new StringWriter();

    int exit = command(out).execute("kafka", "--json");

    assertThat(exit).isZero();
    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertThat(json.path("name").asText()).isEqualTo("kafka");
    assertThat(json.path("lines")).extracting(JsonNode::asText).containsExactly("one", "two");
    assertThat(command(new StringWriter()).execute("kafka", "-f", "--json")).isEqualTo(64);
  }

  private static CommandLine command(StringWriter out) {
    return new CommandLine(new LogsCommand()).setOut(new PrintWriter(out, true));
  }

  /** A pipe whose reader has ended. */
  private static final class Gone extends OutputStream {
    @Override
    public void write(int value) throws IOException {
      throw new IOException("Broken pipe");
    }
  }
}
