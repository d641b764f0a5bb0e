package org.lumenark.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileListCheckCommandTest {

  @TempDir Path folder;

  private CommandLineRun check(String content, String... options) throws IOException {
    Path list = Files.writeString(folder.resolve("list.tsv"), content);
    String[] arguments = new String[options.length + 3];
    arguments[0] = "filelist";
    arguments[1] = "check";
    arguments[2] = list.toString();
    System.arraycopy(options, 0, arguments, 3, options.length);
    return CommandLineRun.of(folder, "http://127.0.0.1:1", arguments);
  }

  @Test
  void aGoodListIsCountedAndEndsWithZero() throws IOException {
    CommandLineRun run = check("Files\tStain\tTime\na.tif\tDAPI\t1\nb/c.tif\tGFP\t2\n", "--json");
    assertThat(run.exit()).isZero();
    JsonNode report = run.json();
    assertThat(report.path("valid").asBoolean()).isTrue();
    assertThat(report.path("rows").asInt()).isEqualTo(2);
    assertThat(report.path("columns"))
        .extracting(JsonNode::asText)
        .containsExactly("Stain", "Time");
    assertThat(report.path("findings")).isEmpty();
  }

  @Test
  void aBadListIs65AndNamesTheRow() throws IOException {
    CommandLineRun run = check("Files\na.tif\n../../etc/passwd\n", "--json");
    assertThat(run.exit()).isEqualTo(65);
    JsonNode finding = run.json().at("/findings/0");
    assertThat(finding.path("severity").asText()).isEqualTo("error");
    assertThat(finding.path("code").asText()).isEqualTo("path.traversal");
    assertThat(finding.path("row").asInt()).isEqualTo(3);
    assertThat(finding.path("remedy").asText()).isNotBlank();
  }

  @Test
  void peopleAreToldInWords() throws IOException {
    CommandLineRun run = check("Files\na,b.tif\n");
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("Valid: 1 files", "warning row 2", "[path.unusual]");
  }

  @Test
  void anAbsentListIs66AndNothingToDoIs64() {
    String absent = folder.resolve("absent.tsv").toString();
    CommandLineRun run = CommandLineRun.of(folder, "", "filelist", "check", absent, "--json");
    assertThat(run.exit()).isEqualTo(66);
    assertThat(run.errorCode()).isEqualTo("input.absent");
    assertThat(CommandLineRun.of(folder, "", "filelist", "--json").exit()).isEqualTo(64);
  }
}
