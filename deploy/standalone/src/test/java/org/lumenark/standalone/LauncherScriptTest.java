package org.lumenark.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script at the root of the checkout, as far as it comes without a build. */
class LauncherScriptTest {
  private static final Path SCRIPT = Path.of("../../lumenark");

  @TempDir Path folder;
  private Path checkout;

  @BeforeEach
  void copyTheScript() throws IOException {
    checkout = Files.createDirectories(folder.resolve("check out"));
    Files.copy(
        SCRIPT, checkout.resolve("lumenark"), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
  }

  @Test
  void a_jdk_that_is_named_and_too_old_is_refused_and_no_other_taken_in_its_place()
      throws Exception {
    Path old = jdk("17.0.15");

    Outcome outcome = run(old, "status", "--json");

    assertThat(outcome.exit()).isEqualTo(78);
    assertThat(outcome.err()).contains("LUMENARK_JAVA_HOME", old.toString(), "25");
    JsonNode error = new ObjectMapper().readTree(outcome.out()).path("error");
    assertThat(error.path("code").asText()).isEqualTo("launcher.jdk");
    assertThat(error.path("message").asText()).contains(old.toString());
    assertThat(error.path("place").isNull()).isTrue();
  }

  @Test
  void without_json_nothing_is_printed_on_standard_output() throws Exception {
    assertThat(run(jdk("24"), "up").out()).isEmpty();
  }

  @Test
  void a_checkout_that_cannot_be_built_here_says_who_has_to() throws Exception {
    Files.writeString(checkout.resolve("target"), "a file in the place of the folder");

    Outcome outcome = run(jdk("25.0.3"), "up", "--json");

    assertThat(outcome.exit()).isEqualTo(73);
    assertThat(outcome.err()).contains("cannot write").contains("build as its owner first");
    assertThat(outcome.out()).contains("launcher.not-built");
  }

  private Path jdk(String version) throws IOException {
    Path home = Files.createDirectories(folder.resolve("jdk \"" + version + "\""));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    for (String name : List.of("bin/java", "bin/javac")) {
      Path tool = home.resolve(name);
      Files.createDirectories(tool.getParent());
      Files.writeString(tool, "#!/bin/sh\nexit 99\n");
      Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    return home;
  }

  private Outcome run(Path javaHome, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(checkout.resolve("lumenark").toString()));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("LUMENARK_JAVA_HOME", javaHome.toString());
    int exit = builder.start().waitFor();
    return new Outcome(
        exit,
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  private record Outcome(int exit, String out, String err) {}
}
