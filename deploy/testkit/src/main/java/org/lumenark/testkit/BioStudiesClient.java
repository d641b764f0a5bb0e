package org.lumenark.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a script that was written for BioStudies, {@code biostudies_client.py}, at an address. */
public final class BioStudiesClient {

  private static final int MOST_SECONDS = 60;

  private final String address;
  private final Path script;

  /**
   * @param address of the door, such as {@code http://localhost:8080/biostudies}
   * @param folder for the script
   */
  public BioStudiesClient(String address, Path folder) throws IOException {
    this.address = address;
    this.script = folder.resolve("biostudies_client.py");
    try (InputStream source = BioStudiesClient.class.getResourceAsStream("/biostudies_client.py")) {
      if (source == null) {
        throw new IOException("the script is missing");
      }
      Files.copy(source, script, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /**
   * What the script prints.
   *
   * @throws IOException if it fails, with what it says
   */
  public JsonNode run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("python3", script.toString(), address));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile(script.getParent(), "output", ".json");
    Path errors = Files.createTempFile(script.getParent(), "errors", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException(String.join(" ", command) + ": " + Files.readString(errors));
    }
    return new ObjectMapper().readTree(output.toFile());
  }
}
