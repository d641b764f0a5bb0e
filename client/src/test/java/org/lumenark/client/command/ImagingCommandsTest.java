package org.lumenark.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lumenark.client.demo.SyntheticStack;

class ImagingCommandsTest {

  @TempDir Path home;
  private Path stack;

  @BeforeEach
  void writeAStack() throws IOException {
    stack = home.resolve("stack.tif");
    new SyntheticStack(48, 3, 1).write(stack);
  }

  @Test
  void inspectTellsFormatAndImages() {
    JsonNode found = run("inspect", stack.toString(), "--json").json();
    assertThat(found.path("format").asText()).isEqualTo("imagej-tiff");
    assertThat(found.path("extensionMatches").asBoolean()).isTrue();
    assertThat(found.path("wrapper").isNull()).isTrue();
    JsonNode image = found.at("/images/0");
    assertThat(image.path("axes").asText()).contains("c", "z", "y", "x");
    assertThat(image.path("dtype").asText()).isEqualTo("uint16");
    assertThat(image.path("shape")).extracting(JsonNode::asInt).contains(2, 3, 48);
  }

  @Test
  void convertWritesAContainerOnceAndReplacesItWhenAsked() throws IOException {
    String out = home.resolve("out.ome.zarr").toString();
    CommandLineRun run = run("convert", stack.toString(), out, "--json");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.json().at("/images/0/pixelDigest").asText()).matches("sha256:[0-9a-f]{64}");
    assertThat(run.json().path("bytesWritten").asLong()).isPositive();
    assertThat(Path.of(out, "zarr.json")).exists();

    CommandLineRun again = run("convert", stack.toString(), out, "--json");
    assertThat(again.exit()).isEqualTo(73);
    assertThat(again.errorCode()).isEqualTo("output.exists");
    assertThat(run("convert", stack.toString(), out, "--overwrite").exit()).isZero();
  }

  @Test
  void metadataIsJudgedByItsVersionAndKind() throws IOException {
    String out = home.resolve("judged.ome.zarr").toString();
    assertThat(run("convert", stack.toString(), out).exit()).isZero();
    CommandLineRun good = run("validate-ngff", out, "--strict", "--json");
    assertThat(good.exit()).as(good.err()).isZero();
    assertThat(good.json().path("version").asText()).isEqualTo("0.5");
    assertThat(good.json().path("kind").asText()).isEqualTo("image");
    assertThat(good.json().path("findings")).isEmpty();

    Path plate = Files.writeString(home.resolve("plate.json"), "{\"plate\": {\"rows\": []}}");
    CommandLineRun bad = run("validate-ngff", plate.toString(), "--json");
    assertThat(bad.exit()).isEqualTo(65);
    assertThat(bad.json().path("valid").asBoolean()).isFalse();
    assertThat(bad.json().at("/findings/0/pointer").asText()).startsWith("/plate");

    CommandLineRun unknown = run("validate-ngff", plate.toString(), "--version", "0.3", "--json");
    assertThat(unknown.json().at("/findings/0/code").asText()).isEqualTo("version.unsupported");
    assertThat(run("validate-ngff", home + "/absent.zarr", "--json").exit()).isEqualTo(66);
    assertThat(run("validate-ngff", out, "--kind", "scan", "--json").exit()).isEqualTo(64);
  }

  @Test
  void whatIsAbsentIs66AndWhatIsNoImageIs65AndNothingIsLeft() throws IOException {
    Path text = Files.writeString(home.resolve("notes.txt"), "Seen on a Tuesday.\n");
    String out = home.resolve("made/out.ome.zarr").toString();
    assertThat(run("inspect", home + "/absent.tif", "--json").exit()).isEqualTo(66);
    assertThat(run("convert", home + "/absent.tif", out, "--json").exit()).isEqualTo(66);
    CommandLineRun run = run("convert", text.toString(), out, "--json");
    assertThat(run.exit()).isEqualTo(65);
    assertThat(run.errorCode()).isEqualTo("no-reader");
    assertThat(Path.of(out)).doesNotExist();
    assertThat(run("inspect", text.toString(), "--json").json().path("format").asText())
        .isEqualTo("text");
  }

  @Test
  void aDamagedFileIs65WithItsPlace() throws IOException {
    byte[] whole = Files.readAllBytes(stack);
    Path cut = Files.write(home.resolve("cut.tif"), Arrays.copyOf(whole, 9_000));
    CommandLineRun run =
        run("convert", cut.toString(), home.resolve("cut.ome.zarr").toString(), "--json");
    assertThat(run.exit()).isEqualTo(65);
    assertThat(run.errorCode()).matches("[a-z0-9]+([.-][a-z0-9]+)*").isNotEqualTo("unknown");
    assertThat(run.json().at("/error/place").asText()).contains("cut.tif");
    assertThat(home.resolve("cut.ome.zarr")).doesNotExist();
  }

  private CommandLineRun run(String... arguments) {
    return CommandLineRun.of(home, "", arguments);
  }
}
