package org.lumenark.client.metadata;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;

/** Reads one object from a YAML or JSON file; names that are there twice are refused. */
public final class ObjectFile {

  private static final long MAXIMUM_BYTES = 1 << 20;

  private ObjectFile() {}

  /**
   * @throws ClientException with the line, if it is none
   */
  public static ObjectNode read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new ClientException(
          ExitCode.NO_INPUT, "input.absent", file + " is not a file.", file.toString());
    }
    try {
      if (Files.size(file) > MAXIMUM_BYTES) {
        throw bad("file.too-large", file + " has more than 1 MiB.", file);
      }
      try (JsonParser parser = factory(file).createParser(Files.readString(file))) {
        if (LinedTree.read(parser).root() instanceof ObjectNode object) {
          return object;
        }
      }
      throw bad("file.no-object", file + " does not hold names with their values.", file);
    } catch (JsonProcessingException e) {
      String line = e.getLocation() == null ? "" : " line " + e.getLocation().getLineNr();
      throw new ClientException(
          ExitCode.BAD_DATA,
          "file.syntax",
          "The file cannot be read: " + e.getOriginalMessage(),
          file + line,
          List.of(),
          e);
    } catch (IOException e) {
      throw ClientException.localFile(file.toString(), e);
    }
  }

  private static JsonFactory factory(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".json") ? new JsonFactory() : new YAMLFactory();
  }

  private static ClientException bad(String code, String message, Path file) {
    return new ClientException(ExitCode.BAD_DATA, code, message, file.toString());
  }
}
