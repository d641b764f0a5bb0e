package org.lumenark.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Readers and validators that nobody here wrote, in processes of their own: the scripts of {@code
 * src/test/resources/oracle} by the Python of the shared tools and by Node.
 *
 * @param folder a copy of the scripts, with the packages that the JavaScript ones need
 */
record IndependentReaders(String python, Path folder) {

  private static final Duration INSTALLATION = Duration.ofMinutes(15);
  private static final Duration ANSWER = Duration.ofMinutes(20);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> SCRIPTS =
      List.of(
          "pixels.py",
          "texture.py",
          "expected.py",
          "check.py",
          "check.mjs",
          "stores.py",
          "view.mjs",
          "exports.py",
          "harvest.py",
          "drs.py",
          "cite.mjs",
          "package.json",
          "package-lock.json");

  /** Installs what is not there yet; the test is skipped, visibly, without the shared tools. */
  static IndependentReaders installed() throws IOException, InterruptedException {
    Path setup = Checkout.shared().resolve("tools/oracles/setup");
    boolean there = Files.isExecutable(setup);
    if (!there) {
      System.err.println(
          "SKIPPED: nothing is judged by readers of others: the shared tools are absent");
    }
    assumeTrue(there, "the shared tools are absent");
    String python =
        run(INSTALLATION, setup.getParent(), List.of(setup.toString()))
            .lines()
            .filter(line -> line.startsWith("python "))
            .findFirst()
            .orElseThrow()
            .substring("python ".length());
    Path folder = Files.createDirectories(Path.of("target/oracle").toAbsolutePath());
    for (String script : SCRIPTS) {
      Files.write(folder.resolve(script), resource(script));
    }
    run(INSTALLATION, folder, List.of("npm", "ci", "--prefer-offline", "--no-audit", "--no-fund"));
    return new IndependentReaders(python, folder);
  }

  /** What was seen in the files when the digests were committed, by path below the images. */
  static JsonNode committed() throws IOException {
    return JSON.readTree(resource("expected.json"));
  }

  /** What is seen in the files now. */
  JsonNode see(Path images, List<String> names) throws IOException, InterruptedException {
    List<String> command = python("expected.py", images.toString());
    command.addAll(names);
    return JSON.readTree(run(ANSWER, folder, command));
  }

  /** Writes the textured image. */
  void texture(Path file, int width, int height, int sections, int channels)
      throws IOException, InterruptedException {
    List<String> command = python("texture.py", file.toString());
    for (int size : List.of(width, height, sections, channels)) {
      command.add(Integer.toString(size));
    }
    run(ANSWER, folder, command);
  }

  /** What zarr-python finds at the addresses of the cases, and what it and validators object to. */
  JsonNode openWithZarrPython(Path cases) throws IOException, InterruptedException {
    return JSON.readTree(run(ANSWER, folder, python("check.py", cases.toString())));
  }

  /** What zarrita finds at the addresses of the cases. */
  JsonNode openWithZarrita(Path cases) throws IOException, InterruptedException {
    return JSON.readTree(run(ANSWER, folder, List.of("node", "check.mjs", cases.toString())));
  }

  /**
   * What TensorStore and zarr-python find at the addresses of the cases, or how they are refused.
   */
  JsonNode openAsStores(Path cases) throws IOException, InterruptedException {
    return JSON.readTree(run(ANSWER, folder, python("stores.py", cases.toString())));
  }

  /** What the loader of Viv and zarrita find at the addresses, or how they are refused. */
  JsonNode openAsViewers(Path cases) throws IOException, InterruptedException {
    return JSON.readTree(run(ANSWER, folder, List.of("node", "view.mjs", cases.toString())));
  }

  /** What validators of crates and of other exports object to. */
  JsonNode judgeExports(Path cases) throws IOException, InterruptedException {
    return JSON.readTree(run(ANSWER, folder, python("exports.py", cases.toString())));
  }

  /** What harvesters of OAI-PMH get. */
  JsonNode harvest(Path cases) throws IOException, InterruptedException {
    return JSON.readTree(run(ANSWER, folder, python("harvest.py", cases.toString())));
  }

  /** What a client of DRS gets, and what is not as it was promised. */
  JsonNode followDrs(Path cases) throws IOException, InterruptedException {
    return JSON.readTree(run(ANSWER, folder, python("drs.py", cases.toString())));
  }

  /** What a reader of citations makes of them. */
  JsonNode cite(Path cases) throws IOException, InterruptedException {
    return JSON.readTree(run(ANSWER, folder, List.of("node", "cite.mjs", cases.toString())));
  }

  /** The folder that the tools were installed in, with what they need without a network. */
  Path tools() {
    return Path.of(python).getParent().getParent().getParent();
  }

  private List<String> python(String script, String argument) {
    return new ArrayList<>(List.of(python, script, argument));
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = IndependentReaders.class.getResourceAsStream("/oracle/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  /** Standard output of a command that ends well. */
  private static String run(Duration limit, Path folder, List<String> command)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("oracle", ".out");
    Path err = Files.createTempFile("oracle", ".err");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      boolean ended = process.waitFor(limit.toSeconds(), TimeUnit.SECONDS);
      if (!ended) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
      String said = Files.readString(out);
      String complained = Files.readString(err);
      assertThat(ended).as("%s in %s: %s", command, limit, complained).isTrue();
      assertThat(process.exitValue()).as("%s: %s%s", command, said, complained).isZero();
      return said;
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }
}
