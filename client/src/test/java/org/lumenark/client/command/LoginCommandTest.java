package org.lumenark.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginCommandTest {

  @TempDir Path home;
  private ArchiveFixture archive;
  private final AtomicInteger asked = new AtomicInteger();
  private int lifetime = 300;

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
  void aLoginIsKeptForItsOwnerOnlyAndGivesATokenAloneOnALine() throws IOException {
    assertThat(run("login", "--user", "u", "--password", "right").exit()).isZero();

    Path folder = home.resolve(".config/lumenark");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files)
          .singleElement()
          .extracting(LoginCommandTest::permissions)
          .isEqualTo("rw-------");
    }
    assertThat(run("token").out()).isEqualTo("access-1\n");
    assertThat(asked).hasValue(1);
  }

  @Test
  void aTokenThatIsAboutToEndIsRenewed() {
    lifetime = 5;
    run("login", "--user", "u", "--password", "right");
    assertThat(run("token").out()).isEqualTo("access-2\n");
  }

  @Test
  void aTokenThatTheArchiveRefusesIsRenewedOnce() {
    archive.on(
        "GET /api/v1/search",
        exchange -> {
          boolean renewed =
              "Bearer access-2".equals(exchange.getRequestHeaders().getFirst("Authorization"));
          ArchiveFixture.send(
              exchange,
              renewed ? 200 : 401,
              "{\"total\":0,\"items\":[]}".getBytes(StandardCharsets.UTF_8));
        });
    run("login", "--user", "u", "--password", "right");
    CommandLineRun run = run("search", "x", "--json");
    assertThat(run.exit()).isZero();
    assertThat(run.json().path("total").asInt()).isZero();
  }

  @Test
  void aReaderWhoseLoginCannotBeRenewedIsServedAsAStranger() {
    archive.on("GET /api/v1/search", "{\"total\":0,\"items\":[]}");
    lifetime = 5;
    run("login", "--user", "u", "--password", "right");
    archive.on("GET /realm/.well-known/openid-configuration", 503, "");

    CommandLineRun search = run("search", "x", "--json");
    assertThat(search.exit()).isZero();
    assertThat(search.json().path("total").asInt()).isZero();
    assertThat(search.err()).containsOnlyOnce("Going on without a login");

    CommandLineRun release = run("release", "S-LMK1", "--json");
    assertThat(release.exit()).isEqualTo(69);
    assertThat(release.errorCode()).isEqualTo("login.unreachable");
  }

  @Test
  void aWrongPasswordIs77() {
    CommandLineRun run = run("login", "--user", "u", "--password", "wrong", "--json");
    assertThat(run.exit()).isEqualTo(77);
    assertThat(run.errorCode()).isEqualTo("login.refused");
    assertThat(run.err()).contains("Invalid user credentials");
  }

  @Test
  void theDeviceFlowShowsAddressAndCodeAndWaits() {
    archive.on(
        "POST /device",
        """
        {"device_code": "dev", "user_code": "ABCD-EFGH", "interval": 1, "expires_in": 60,
         "verification_uri": "https://id.example.org/device"}\
        """);
    CommandLineRun run = run("login", "--json");
    assertThat(run.exit()).isZero();
    assertThat(run.err()).contains("https://id.example.org/device").contains("ABCD-EFGH");
    assertThat(run.json().path("loggedIn").asBoolean()).isTrue();
  }

  @Test
  void loggingOutForgetsAndRevokes() {
    run("login", "--user", "u", "--password", "right");
    assertThat(run("logout").exit()).isZero();
    assertThat(archive.requests()).contains("POST /revoke");
    assertThat(run("token").exit()).isEqualTo(77);
    assertThat(run("logout").exit()).isZero();
  }

  @Test
  void anotherArchiveHasItsOwnLogin() {
    run("login", "--user", "u", "--password", "right");
    assertThat(run("token", "--url", "http://127.0.0.1:1").exit()).isEqualTo(77);
  }

  private void token(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    boolean pending = form.contains("device_code=dev") && asked.getAndIncrement() == 0;
    String answer;
    if (form.contains("password=wrong")) {
      answer = "{\"error\":\"invalid_grant\",\"error_description\":\"Invalid user credentials\"}";
    } else if (pending) {
      answer = "{\"error\":\"authorization_pending\"}";
    } else {
      int number = form.contains("device_code") ? 1 : asked.incrementAndGet();
      answer =
          "{\"access_token\":\"access-%d\",\"refresh_token\":\"r\",\"expires_in\":%d}"
              .formatted(number, lifetime);
    }
    boolean granted = answer.contains("access_token");
    ArchiveFixture.send(exchange, granted ? 200 : 400, answer.getBytes(StandardCharsets.UTF_8));
  }

  private static String permissions(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private CommandLineRun run(String... arguments) {
    return CommandLineRun.of(home, archive.url(), arguments);
  }
}
