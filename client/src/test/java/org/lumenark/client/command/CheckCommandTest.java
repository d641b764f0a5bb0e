package org.lumenark.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lumenark.client.demo.SyntheticStack;

class CheckCommandTest {

  /** Nothing listens there: a check needs no archive. */
  private static final String NOWHERE = "http://127.0.0.1:9";

  @TempDir Path home;
  private Path folder;

  @BeforeEach
  void makeAFolder() throws IOException {
    folder = Files.createDirectories(home.resolve("data"));
    Files.createDirectories(folder.resolve("sub"));
    new SyntheticStack(48, 3, 1).write(folder.resolve("stack.tif"));
    Files.copy(folder.resolve("stack.tif"), folder.resolve("sub/again.tif"));
    Files.writeString(folder.resolve("notes.txt"), "what was done");
  }

  @Test
  void aFolderInOrderTellsItsFormatsImagesAndBytes() throws IOException {
    CommandLineRun run = check("--rate", "8kbit/s");
    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode told = run.json();
    long bytes = 2 * Files.size(folder.resolve("stack.tif")) + "what was done".length();
    assertThat(told.path("valid").asBoolean()).isTrue();
    assertThat(told.at("/files/count").asLong()).isEqualTo(3);
    assertThat(told.at("/files/bytes").asLong()).isEqualTo(bytes);
    assertThat(told.at("/upload/bytes").asLong()).isEqualTo(bytes);
    assertThat(told.at("/upload/seconds").asLong()).isEqualTo((bytes + 999) / 1000);
    assertThat(told.at("/upload/rate").asText()).isEqualTo("given");
    assertThat(texts(told.path("formats"), "format")).containsExactly("imagej-tiff", "text");
    assertThat(told.at("/formats/0/files").asInt()).isEqualTo(2);
    assertThat(texts(told.path("images"), "path")).containsExactly("stack.tif", "sub/again.tif");
    assertThat(told.at("/images/0/state").asText()).isEqualTo("readable");
    assertThat(told.at("/images/0/dtype").asText()).isEqualTo("uint16");
    assertThat(told.at("/imageCounts/readable").asInt()).isEqualTo(2);
    assertThat(codes(told)).as("the copy is told").containsExactly("file.double");
    assertThat(told.at("/findings/0/path").asText()).isEqualTo("sub/again.tif");
    assertThat(check("--rate", "8kbit/s").out()).as("always the same").isEqualTo(run.out());
  }

  @Test
  void whatWouldGoWrongIsAnErrorWithItsPlaceAndRemedy() throws IOException {
    byte[] whole = Files.readAllBytes(folder.resolve("stack.tif"));
    Files.write(folder.resolve("cut.tif"), Arrays.copyOf(whole, 100));
    Files.writeString(folder.resolve("back\\slash.txt"), "x");
    Files.writeString(folder.resolve("empty.dat"), "");
    Files.writeString(folder.resolve("Thumbs.db"), "y");
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("stack.tif"));

    CommandLineRun run = check();

    assertThat(run.exit()).isEqualTo(65);
    JsonNode told = run.json();
    assertThat(told.path("valid").asBoolean()).isFalse();
    assertThat(told.path("errors").asInt()).isEqualTo(2);
    assertThat(codes(told)).contains("path.backslash", "file.empty", "file.of-system", "file.link");
    JsonNode cut =
        StreamSupport.stream(told.path("images").spliterator(), false)
            .filter(image -> image.path("path").asText().equals("cut.tif"))
            .findFirst()
            .orElseThrow();
    assertThat(cut.path("state").asText()).isEqualTo("failed");
    assertThat(cut.at("/reason/code").asText()).isNotEmpty();
    assertThat(told.path("findings"))
        .allSatisfy(finding -> assertThat(finding.path("remedy").asText()).isNotEmpty());
    assertThat(told.at("/files/refused").asInt()).isEqualTo(1);
    assertThat(told.at("/files/empty").asInt()).isEqualTo(1);
    assertThat(told.at("/files/skipped").asInt()).isEqualTo(1);
    assertThat(run("check", folder.toString()).out()).contains("path.backslash", "2 errors");
  }

  @Test
  void anEmptyFolderIsInOrderAndAnAbsentOneIsNot() throws IOException {
    Path empty = Files.createDirectories(home.resolve("nothing"));
    CommandLineRun run = run("check", empty.toString(), "--json");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.json().at("/files/count").asInt()).isZero();
    assertThat(run("check", home + "/absent", "--json").exit()).isEqualTo(66);
    assertThat(run("check", empty.toString(), "--rate", "fast").exit()).isEqualTo(64);
  }

  @Test
  void aDryRunChecksFolderMetadataAndListsAndAsksNobody() throws IOException {
    Files.writeString(home.resolve("list.tsv"), "Files\nstack.tif\nsub\ngone.tif\n");
    Path study =
        Files.writeString(
            home.resolve("study.yaml"),
            "title: T\ntemplate: generic\nlicence: MINE\nauthors:\n  - name: A\n    orcid: 1-2\n");

    CommandLineRun run =
        run(
            "deposit",
            folder.toString(),
            "--metadata",
            study.toString(),
            "--file-list",
            home.resolve("list.tsv").toString(),
            "--dry-run",
            "--json");

    assertThat(run.exit()).as(run.err()).isEqualTo(65);
    JsonNode told = run.json();
    assertThat(told.path("dryRun").asBoolean()).isTrue();
    assertThat(told.at("/folder/valid").asBoolean()).isTrue();
    assertThat(texts(told.at("/metadata/findings"), "place"))
        .contains("study.yaml line 1 (/title)", "study.yaml line 6 (/authors/0/orcid)");
    assertThat(told.at("/fileLists/0/findings/0/code").asText()).isEqualTo("file-list.missing");
    assertThat(told.at("/fileLists/0/findings/0/row").asInt()).isEqualTo(4);

    CommandLineRun good =
        run("deposit", folder.toString(), "--title", "Stacks", "--dry-run", "--json");
    assertThat(good.exit()).as(good.err()).isZero();
    assertThat(good.json().path("valid").asBoolean()).isTrue();
    assertThat(good.json().path("draft").isNull()).isTrue();
  }

  @Test
  void metadataThatTheArchiveWouldRefuseIsToldBeforeAnythingIsSent() throws IOException {
    Path study = Files.writeString(home.resolve("study.yaml"), "title: Short\ntemplate: generic\n");
    CommandLineRun run =
        run("deposit", folder.toString(), "--metadata", study.toString(), "--json");
    assertThat(run.exit()).isEqualTo(65);
    assertThat(run.json().at("/error/place").asText()).startsWith("study.yaml line");
    assertThat(run.json().at("/error/errors").size()).isGreaterThan(2);
  }

  private CommandLineRun check(String... more) {
    List<String> arguments = new ArrayList<>(List.of("check", folder.toString(), "--json"));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private CommandLineRun run(String... arguments) {
    return CommandLineRun.of(home, NOWHERE, arguments);
  }

  private static List<String> codes(JsonNode told) {
    return texts(told.path("findings"), "code");
  }

  private static List<String> texts(JsonNode array, String field) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(each -> each.path(field).asText())
        .toList();
  }
}
