package org.lumenark.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A study is corrected: what was cited stays, what did not change is the same. */
class VersionsST extends SystemTest {

  private static final Duration LONG = Duration.ofMinutes(6);
  private static final String KEPT = "xyz_8bit__chromosomes.tif";

  @Test
  void aSecondVersionKeepsImagesThatDidNotChangeAndTheFirstOneCanStillBeRead()
      throws IOException, InterruptedException {
    Path folder = Files.createDirectory(work.resolve("study"));
    Files.copy(images("imagej-tiff").resolve(KEPT), folder.resolve(KEPT));
    Files.copy(images("png-jpeg").resolve("cell.png"), folder.resolve("cell.png"));
    Files.writeString(folder.resolve("notes.txt"), "Seen on a Tuesday.\n");
    Files.writeString(folder.resolve("old.txt"), "Of no use any more.\n");
    Path before = work.resolve("before");
    copy(folder, before);
    JsonNode first = deposit(folder, "--title", "Chromosomes", "--release", "now");
    String accession = first.path("accession").asText();

    Files.move(folder.resolve("cell.png"), folder.resolve("renamed.png"));
    Files.writeString(folder.resolve("notes.txt"), "It was a Wednesday.\n");
    Files.delete(folder.resolve("old.txt"));
    Files.writeString(folder.resolve("new.txt"), "More to say.\n");
    JsonNode second = deposit(folder, "--title", "Chromosomes again", "--version-of", accession);

    assertThat(second.path("accession").asText()).isEqualTo(accession);
    assertThat(second.path("version").asInt()).isEqualTo(2);
    assertThat(second.path("state").asText()).isEqualTo("public");
    assertThat(second.path("title").asText()).isEqualTo("Chromosomes again");
    assertThat(second.path("versions")).hasSize(2);
    JsonNode kept = image(first, KEPT);
    JsonNode still = image(second, KEPT);
    assertThat(still.path("id")).isEqualTo(kept.path("id"));
    assertThat(still.path("shortId")).isEqualTo(kept.path("shortId"));
    JsonNode moved = image(second, "renamed.png");
    assertThat(moved.path("id")).isNotEqualTo(image(first, "cell.png").path("id"));
    assertThat(moved.path("shortId").asText()).isEqualTo(accession + "-I3");

    Path now = work.resolve("now");
    stranger().run("download", accession, "--out", now.toString()).expect(0);
    stranger().run("verify", accession, folder.toString(), "--json").expect(0);
    Path then = work.resolve("then");
    stranger().run("download", accession, "--version", "1", "--out", then.toString()).expect(0);
    assertThat(Folders.files(then).keySet()).isEqualTo(Folders.files(before).keySet());
    stranger().run("verify", accession, before.toString(), "--version", "1", "--json").expect(0);
    stranger().run("verify", accession, before.toString(), "--json").expect(65);
    stranger()
        .run("download", accession, "--version", "3", "--out", work.resolve("no").toString())
        .expect(66);
  }

  private JsonNode deposit(Path folder, String... more) throws IOException, InterruptedException {
    String[] command = new String[more.length + 4];
    command[0] = "deposit";
    command[1] = folder.toString();
    command[2] = "--wait";
    command[3] = "--json";
    System.arraycopy(more, 0, command, 4, more.length);
    return depositor.run(LONG, command).expect(0).json();
  }

  private static JsonNode image(JsonNode study, String path) {
    return study
        .path("images")
        .valueStream()
        .filter(image -> image.path("path").asText().equals(path))
        .findFirst()
        .orElseThrow();
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectory(to);
    for (Path file : Folders.files(from).values()) {
      Files.copy(file, to.resolve(file.getFileName()));
    }
  }
}
