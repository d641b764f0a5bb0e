package org.lumenark.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lumenark.client.demo.DemoAfterUp;
import org.lumenark.standalone.StackStatus;

/** The login that {@code up} keeps. */
class DemoLoginTest {

  @TempDir Path home;
  private ArchiveFixture archive;
  private String known = "before-reset";

  @BeforeEach
  void start() throws IOException {
    archive = new ArchiveFixture();
    archive.on("POST /token", this::token);
  }

  @AfterEach
  void stop() {
    archive.close();
  }

  @Test
  void aLoginOfBeforeAResetIsReplacedAlsoWhileItsTokenIsYoung() {
    keep();
    assertThat(run("token").out()).isEqualTo("access-before-reset\n");

    known = "after-reset";
    keep();

    assertThat(run("token").out()).isEqualTo("access-after-reset\n");
  }

  private void keep() {
    PrintStream err = new PrintStream(OutputStream.nullOutputStream(), true);
    StackStatus stack =
        new StackStatus(
            StackStatus.State.up, archive.url(), "", "", "", home.toString(), List.of());
    new DemoAfterUp(Map.of("HOME", home.toString()), err).keepDemoLogin(stack);
  }

  /** A login server that knows the refresh tokens of its own life only. */
  private void token(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    boolean mine = body.contains("grant_type=password") || body.contains("refresh-" + known);
    String answer =
        mine
            ? "{\"access_token\":\"access-%1$s\",\"refresh_token\":\"refresh-%1$s\",\"expires_in\":300}"
                .formatted(known)
            : "{\"error\":\"invalid_grant\"}";
    ArchiveFixture.send(exchange, mine ? 200 : 400, answer.getBytes(StandardCharsets.UTF_8));
  }

  private CommandLineRun run(String... arguments) {
    return CommandLineRun.of(home, archive.url(), arguments);
  }
}
