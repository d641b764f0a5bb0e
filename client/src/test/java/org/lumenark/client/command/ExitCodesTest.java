package org.lumenark.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumenark.client.progress.Terminal;

class ExitCodesTest {

  @TempDir Path home;
  private ArchiveFixture archive;

  @BeforeEach
  void start() throws IOException {
    archive = new ArchiveFixture();
    archive.on(
        "POST /token",
        "{\"access_token\":\"access-1\",\"refresh_token\":\"refresh-1\",\"expires_in\":300}");
  }

  @AfterEach
  void stop() {
    archive.close();
  }

  @ParameterizedTest
  @CsvSource({
    "nonsense --json",
    "deposit --json",
    "deposit . --json",
    "search --json",
    "release S-LMK1 someday --json",
    "status not-an-accession --json",
    "search x --limit many --json",
    "--json",
  })
  void whatCannotBeMeantIs64(String line) {
    CommandLineRun run = run(line.split(" "));
    assertThat(run.exit()).isEqualTo(64);
    assertThat(run.errorCode()).startsWith("usage");
    assertThat(run.json().at("/error/message").asText()).isNotBlank().doesNotContain("\n");
    assertThat(run.json().path("error").has("place")).isTrue();
    assertThat(run.err()).isNotBlank().doesNotContain("\tat ");
  }

  @Test
  void helpIsACommandToo() {
    CommandLineRun all = run("help");
    assertThat(all.exit()).isZero();
    assertThat(all.out()).contains("deposit").contains("validate-ngff");
    assertThat(run("help", "deposit").out()).contains("--title");
  }

  @Test
  void aCommandThatThereIsNotAndAWordTooManyAreNamed() {
    assertThat(run("stauts", "--json").json().at("/error/message").asText())
        .isEqualTo("There is no command 'stauts'.");
    assertThat(run("down", "now", "--json").json().at("/error/message").asText())
        .isEqualTo("The word 'now' is not expected here.");
    assertThat(run("down", "--nwo", "--json").json().at("/error/message").asText())
        .contains("Unknown option: '--nwo'");
  }

  @Test
  void aWithdrawnStudySaysWhy() {
    archive.on(
        "GET /api/v1/studies/S-LMK1",
        "{\"accession\":\"S-LMK1\",\"state\":\"withdrawn\",\"reason\":\"Deposited twice\"}");
    assertThat(run("status", "S-LMK1").out()).contains("withdrawn: Deposited twice");
  }

  @Test
  void aFolderThatIsMissingOrEmptyIs66() throws IOException {
    login();
    Path empty = Files.createDirectory(home.resolve("empty"));
    CommandLineRun missing = run("deposit", home + "/missing", "--title", "T", "--json");
    assertThat(missing.exit()).isEqualTo(66);
    assertThat(missing.errorCode()).isEqualTo("input.absent");
    assertThat(missing.json().at("/error/place").asText()).isEqualTo(home + "/missing");
    CommandLineRun nothing = run("deposit", empty.toString(), "--title", "T", "--json");
    assertThat(nothing.exit()).isEqualTo(66);
    assertThat(nothing.errorCode()).isEqualTo("input.empty");
  }

  @Test
  void namesThatCannotBeStoredAre65AndAllOfThemAreSaidBeforeAnythingIsSent() throws IOException {
    login();
    Path folder = Files.createDirectory(home.resolve("study"));
    Files.writeString(folder.resolve("a\\b"), "x");
    Files.writeString(folder.resolve("c\u202Ed"), "x");
    int before = archive.requests().size();

    CommandLineRun run = run("deposit", folder.toString(), "--title", "T", "--json");

    assertThat(run.exit()).isEqualTo(65);
    assertThat(run.json().at("/error/errors"))
        .extracting(error -> error.path("code").asText() + " " + error.path("place").asText())
        .containsExactly("path.backslash a\\b", "path.bidi c\\u202Ed");
    assertThat(archive.requests()).hasSize(before);
  }

  @Test
  void nobodyThereIs69() {
    String url = archive.url();
    archive.close();
    CommandLineRun run = CommandLineRun.of(home, url, "search", "x", "--json");
    assertThat(run.exit()).isEqualTo(69);
    assertThat(run.errorCode()).isEqualTo("archive.unreachable");
  }

  @Test
  void notLoggedInIs77() throws IOException {
    Path folder = Files.createDirectory(home.resolve("study"));
    Files.writeString(folder.resolve("a"), "x");
    CommandLineRun run = run("deposit", folder.toString(), "--title", "T", "--json");
    assertThat(run.exit()).isEqualTo(77);
    assertThat(run.errorCode()).isEqualTo("login.required");
    assertThat(run("token").exit()).isEqualTo(77);
    assertThat(run("scrub", "--json").exit()).isEqualTo(77);
  }

  @ParameterizedTest
  @CsvSource({
    "400, query.syntax, 65",
    "401, auth.required, 77",
    "403, auth.not-allowed, 77",
    "404, not-found, 66",
    "410, study.withdrawn, 66",
    "429, rate.limited, 75",
    "500, internal, 70",
    "502, storage.corrupt, 74",
    "503, unavailable, 69",
    "507, storage.full, 74",
  })
  void problemsOfTheArchiveKeepTheirCode(int status, String code, int exit) {
    archive.on(
        "GET /api/v1/search",
        status,
        """
        {"code": "%s", "detail": "Said by the archive.",
         "errors": [{"code": "%s", "position": 4, "message": "here"}]}\
        """
            .formatted(code, code));
    CommandLineRun run = run("search", "a ((", "--json");
    assertThat(run.exit()).isEqualTo(exit);
    if (status != 401) {
      assertThat(run.errorCode()).isEqualTo(code);
      assertThat(run.json().at("/error/place").asText()).isEqualTo("position 4");
    }
  }

  @Test
  void anAnswerThatIsNoJsonIs69AndNeverAStackTrace() {
    archive.on("GET /api/v1/search", "<html>a proxy</html>");
    CommandLineRun run = run("search", "x", "--json");
    assertThat(run.exit()).isEqualTo(69);
    assertThat(run.errorCode()).isEqualTo("archive.not-json");
    assertThat(run.err()).doesNotContain("\tat ");
  }

  @Test
  void ourOwnBugIs70WithALogFile() throws IOException {
    CommandRunner broken =
        new CommandRunner(
            new Console(
                new PrintStream(OutputStream.nullOutputStream()),
                new PrintStream(OutputStream.nullOutputStream()),
                Terminal.NO,
                Map.of("HOME", home.toString())));
    assertThat(broken.failed(new IllegalStateException("broken"), List.of())).isEqualTo(70);
    assertThat(home.resolve(".local/state/lumenark/last-failure.log"))
        .content()
        .contains("IllegalStateException: broken");
  }

  @Test
  void helpIsForEveryCommand() {
    for (String name : Commands.forArguments(List.of()).keySet()) {
      assertThat(run(name, "--help").exit()).as(name).isZero();
    }
    assertThat(run("--help").out()).contains("deposit", "download", "up");
  }

  private void login() {
    assertThat(run("login", "--user", "u", "--password", "p").exit()).isZero();
  }

  private CommandLineRun run(String... arguments) {
    return CommandLineRun.of(home, archive.url(), arguments);
  }
}
