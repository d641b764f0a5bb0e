package org.lumenark.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadCommandTest {

  /** {@code printf 'hello' | sha256sum}. */
  private static final String HELLO =
      "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

  @TempDir Path home;
  private ArchiveFixture archive;
  private final List<String> ranges = new CopyOnWriteArrayList<>();
  private int breakAfter = Integer.MAX_VALUE;

  @BeforeEach
  void start() throws IOException {
    archive = new ArchiveFixture();
    archive.on(
        "GET /api/v1/studies/S-LMK1",
        "{\"accession\":\"S-LMK1\",\"files\":{\"count\":2,\"bytes\":10}}");
    list("sub/a b.txt");
    archive.on("GET /files/S-LMK1/sub/a%20b.txt", this::hello);
  }

  @AfterEach
  void stop() {
    archive.close();
  }

  @Test
  void filesAreFetchedIntoTheirFoldersAndVerifyEqual() throws IOException {
    CommandLineRun run = run("download", "S-LMK1", "--out", home + "/out", "--json");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.json().path("files").asInt()).isEqualTo(1);
    assertThat(home.resolve("out/sub/a b.txt")).hasContent("hello");

    CommandLineRun equal = run("verify", "S-LMK1", home + "/out", "--json");
    assertThat(equal.exit()).isZero();
    assertThat(equal.json().path("checked").asInt()).isEqualTo(1);

    Files.writeString(home.resolve("out/sub/a b.txt"), "hellp");
    Files.writeString(home.resolve("out/more"), "");
    CommandLineRun other = run("verify", "S-LMK1", home + "/out", "--json");
    assertThat(other.exit()).isEqualTo(65);
    assertThat(other.json().at("/mismatched/0/path").asText()).isEqualTo("sub/a b.txt");
    assertThat(other.json().at("/mismatched/0/reason").asText()).isEqualTo("digest");
    assertThat(other.json().at("/extra/0").asText()).isEqualTo("more");

    Files.delete(home.resolve("out/sub/a b.txt"));
    assertThat(run("verify", "S-LMK1", home + "/out", "--json").json().at("/missing/0").asText())
        .isEqualTo("sub/a b.txt");
  }

  @Test
  void aBrokenConnectionIsGoneOnWithWhereItBroke() {
    breakAfter = 2;
    CommandLineRun run = run("download", "S-LMK1", "--out", home + "/out", "--json");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(home.resolve("out/sub/a b.txt")).hasContent("hello");
    assertThat(ranges).containsExactly("bytes=0-", "bytes=2-");
  }

  @Test
  void aPartOfAnEarlierCommandIsGoneOnWithAndAWrongOneIsFetchedAgain() throws IOException {
    Path part = home.resolve("out/sub/a b.txt.lumenark-part");
    Files.createDirectories(part.getParent());
    Files.writeString(part, "hel");
    assertThat(run("download", "S-LMK1", "--out", home + "/out").exit()).isZero();
    assertThat(ranges).containsExactly("bytes=3-");

    Files.delete(home.resolve("out/sub/a b.txt"));
    Files.writeString(part, "xxx");
    assertThat(run("download", "S-LMK1", "--out", home + "/out").exit()).isZero();
    assertThat(home.resolve("out/sub/a b.txt")).hasContent("hello");
    assertThat(part).doesNotExist();
  }

  @Test
  void bytesThatAreNotTheStudysAreNeverLeft() {
    archive.on("GET /files/S-LMK1/sub/a%20b.txt", 206, "jello");
    CommandLineRun run = run("download", "S-LMK1", "--out", home + "/out", "--json");
    assertThat(run.exit()).isEqualTo(74);
    assertThat(run.errorCode()).isEqualTo("download.digest-mismatch");
    assertThat(home.resolve("out/sub")).isEmptyDirectory();
  }

  @Test
  void whatIsThereIsKeptIfEqualAndNeverOverwritten() throws IOException {
    Files.createDirectories(home.resolve("out/sub"));
    Files.writeString(home.resolve("out/sub/a b.txt"), "mine!");
    CommandLineRun refused = run("download", "S-LMK1", "--out", home + "/out", "--json");
    assertThat(refused.exit()).isEqualTo(73);
    assertThat(refused.errorCode()).isEqualTo("output.exists");
    assertThat(home.resolve("out/sub/a b.txt")).hasContent("mine!");

    Files.writeString(home.resolve("out/sub/a b.txt"), "hello");
    CommandLineRun equal = run("download", "S-LMK1", "--out", home + "/out", "--json");
    assertThat(equal.exit()).isZero();
    assertThat(equal.json().path("alreadyThere").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil", "/evil", "a/../../evil", "a//evil", "ev\\\\il", "evil\\u0000"})
  void aStudyCannotNameAFileOutsideTheFolder(String path) {
    list(path);
    CommandLineRun run = run("download", "S-LMK1", "--out", home + "/out", "--json");
    assertThat(run.exit()).isEqualTo(65);
    assertThat(run.errorCode()).isEqualTo("path.hostile");
    assertThat(home.resolve("evil")).doesNotExist();
    assertThat(home.resolve("out")).doesNotExist();
  }

  @Test
  void aSymbolicLinkInTheFolderIsNotFollowed() throws IOException {
    Path outside = Files.createDirectory(home.resolve("outside"));
    Files.createDirectory(home.resolve("out"));
    Files.createSymbolicLink(home.resolve("out/sub"), outside);
    CommandLineRun run = run("download", "S-LMK1", "--out", home + "/out", "--json");
    assertThat(run.exit()).isEqualTo(73);
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void aVersionIsFetchedAndAlsoTheShownOneToItsEnd() {
    archive.on("GET /api/v1/studies/S-LMK1", "{\"accession\":\"S-LMK1\",\"version\":3}");
    for (String version : new String[] {"2", "3"}) {
      archive.on(
          "GET /api/v1/studies/S-LMK1.v" + version,
          "{\"accession\":\"S-LMK1\",\"version\":" + version + "}");
      archive.on(
          "GET /api/v1/studies/S-LMK1.v" + version + "/files",
          "{\"items\":[{\"path\":\"v%s.txt\",\"size\":5,\"sha256\":\"%s\"}],\"next\":null}"
              .formatted(version, HELLO));
      archive.on("GET /files/S-LMK1/v" + version + ".txt?version=" + version, this::hello);
    }
    CommandLineRun old = run("download", "S-LMK1", "--version", "2", "--out", home + "/old");
    assertThat(old.exit()).as(old.err()).isZero();
    assertThat(home.resolve("old/v2.txt")).hasContent("hello");
    CommandLineRun shown = run("download", "S-LMK1", "--out", home + "/now");
    assertThat(shown.exit()).as(shown.err()).isZero();
    assertThat(home.resolve("now/v3.txt")).hasContent("hello");
    assertThat(run("download", "S-LMK1", "--version", "0", "--out", home + "/no").exit())
        .isEqualTo(64);
  }

  @Test
  void aPathThatTheStudyDoesNotHaveIs66() {
    assertThat(run("download", "S-LMK1", "nothing", "--out", home + "/o", "--json").exit())
        .isEqualTo(66);
    assertThat(run("download", "S-LMK1", "sub", "--out", home + "/o", "--json").exit()).isZero();
  }

  private void list(String path) {
    archive.on(
        "GET /api/v1/studies/S-LMK1/files",
        "{\"items\":[{\"path\":\"%s\",\"size\":5,\"sha256\":\"%s\"}],\"next\":null}"
            .formatted(path, HELLO));
  }

  private void hello(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    ranges.add(range);
    int from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
    byte[] body = Arrays.copyOfRange("hello".getBytes(StandardCharsets.UTF_8), from, 5);
    exchange.sendResponseHeaders(206, body.length);
    int count = Math.min(breakAfter, body.length);
    breakAfter = Integer.MAX_VALUE;
    exchange.getResponseBody().write(body, 0, count);
    exchange.getResponseBody().flush();
    exchange.close();
  }

  private CommandLineRun run(String... arguments) {
    return CommandLineRun.of(home, archive.url(), arguments);
  }
}
