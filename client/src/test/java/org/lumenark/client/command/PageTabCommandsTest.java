package org.lumenark.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTabCommandsTest {

  private static final String STUDY =
      "Submission\tS-1\nTitle\tCells\n\nStudy\nLicense\tCC0\n\nFiles\tType\na.tif\tx\n";

  @TempDir Path home;

  @Test
  void checkNamesFormAndFindings() throws IOException {
    Path good = Files.writeString(home.resolve("good.tsv"), STUDY + "b,c.tif\ty\n");
    CommandLineRun run = run("pagetab", "check", good.toString(), "--json");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.json().path("input").asText()).isEqualTo(good.toString());
    assertThat(run.json().path("format").asText()).isEqualTo("tsv");
    assertThat(run.json().path("valid").asBoolean()).isTrue();
    assertThat(run.json().at("/findings/0/code").asText()).isEqualTo("path.unusual");
    assertThat(run.json().at("/findings/0/row").asLong()).isEqualTo(9);

    Path bad = Files.writeString(home.resolve("bad.tsv"), STUDY + "../b.tif\ty\n");
    CommandLineRun refused = run("pagetab", "check", bad.toString(), "--json");
    assertThat(refused.exit()).isEqualTo(65);
    assertThat(refused.json().path("valid").asBoolean()).isFalse();
    assertThat(refused.json().at("/findings/0/severity").asText()).isEqualTo("error");
    assertThat(run("pagetab", "check", bad.toString()).out()).contains("row 9", "path.segment");
  }

  @Test
  void convertGoesThroughEveryFormAndBack() throws IOException {
    Path tsv = Files.writeString(home.resolve("a.tsv"), STUDY);
    Path before = tsv;
    for (String suffix : new String[] {"json", "xml", "xlsx", "tsv"}) {
      Path next = home.resolve("b." + suffix);
      CommandLineRun run = run("pagetab", "convert", before.toString(), next.toString(), "--json");
      assertThat(run.exit()).as(run.err()).isZero();
      assertThat(run.json().path("to").asText()).isEqualTo(suffix);
      before = next;
    }
    assertThat(before).content().isEqualTo(STUDY);
  }

  @Test
  void failuresHaveTheCodesOfTheContract() throws IOException {
    Path tsv = Files.writeString(home.resolve("a.tsv"), STUDY);
    Path there = Files.writeString(home.resolve("there.json"), "kept");
    CommandLineRun exists = run("pagetab", "convert", tsv.toString(), there.toString(), "--json");
    assertThat(exists.exit()).isEqualTo(73);
    assertThat(exists.errorCode()).isEqualTo("output.exists");
    assertThat(there).hasContent("kept");

    String nowhere = home.resolve("no/folder/b.json").toString();
    assertThat(run("pagetab", "convert", tsv.toString(), nowhere, "--json").exit()).isEqualTo(73);
    String word = home.resolve("b.docx").toString();
    assertThat(run("pagetab", "convert", tsv.toString(), word, "--json").exit()).isEqualTo(64);
    assertThat(run("pagetab", "check", home + "/absent.tsv", "--json").exit()).isEqualTo(66);
    assertThat(run("pagetab", "--json").exit()).isEqualTo(64);

    Path bad = Files.writeString(home.resolve("bad.tsv"), STUDY + "../b.tif\ty\n");
    String out = home.resolve("bad.json").toString();
    CommandLineRun refused = run("pagetab", "convert", bad.toString(), out, "--json");
    assertThat(refused.exit()).isEqualTo(65);
    assertThat(refused.errorCode()).isEqualTo("path.segment");
    assertThat(refused.json().at("/error/place").asText()).endsWith("row 9");
    assertThat(Path.of(out)).doesNotExist();
  }

  private CommandLineRun run(String... arguments) {
    return CommandLineRun.of(home, "", arguments);
  }
}
