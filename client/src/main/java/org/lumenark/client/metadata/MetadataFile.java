package org.lumenark.client.metadata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lumenark.client.archive.Json;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.document.mapping.StudyPageTab;

/**
 * Reads a study document from JSON, YAML or PageTab (JSON, TSV, XML, XLSX), told apart by suffix
 * and content.
 */
public final class MetadataFile {

  private static final long MAXIMUM_BYTES = 16 << 20;

  private MetadataFile() {}

  public static ObjectNode read(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    String suffix = name.substring(name.lastIndexOf('.') + 1);
    return switch (suffix) {
      case "json" -> json(file);
      case "yaml", "yml" -> object(parse(file, new ObjectMapper(new YAMLFactory())), file);
      case "tsv", "xml", "xlsx" -> pageTab(file);
      default ->
          throw failure(
              file,
              "metadata.form-unknown",
              "Metadata is read from .json, .yaml, .yml, .tsv, .xml and .xlsx.");
    };
  }

  private static ObjectNode json(Path file) {
    ObjectNode tree = object(parse(file, Json.mapper()), file);
    boolean pageTab =
        tree.path("section").isObject()
            || tree.path("type").asText().equalsIgnoreCase("submission");
    return pageTab ? pageTab(file) : tree;
  }

  private static ObjectNode pageTab(Path file) {
    return StudyPageTab.toDocument(PageTabFile.imported(file).submission());
  }

  private static @Nullable JsonNode parse(Path file, ObjectMapper mapper) {
    try {
      return mapper.readTree(text(file));
    } catch (JsonProcessingException e) {
      String place =
          e.getLocation() == null ? file.toString() : file + " line " + e.getLocation().getLineNr();
      throw new ClientException(
          ExitCode.BAD_DATA,
          "metadata.syntax",
          "The metadata file cannot be read: " + e.getOriginalMessage(),
          place,
          List.of(),
          e);
    }
  }

  private static ObjectNode object(@Nullable JsonNode node, Path file) {
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw failure(file, "metadata.not-an-object", "The metadata file holds no study document.");
  }

  private static String text(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new ClientException(
            ExitCode.NO_INPUT, "input.absent", file + " does not exist.", file.toString());
      }
      if (Files.size(file) > MAXIMUM_BYTES) {
        throw failure(file, "metadata.too-large", "A metadata file has at most 16 MiB.");
      }
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw failure(file, "metadata.not-utf8", "The metadata file is not UTF-8.");
    } catch (IOException e) {
      throw ClientException.localFile(file.toString(), e);
    }
  }

  private static ClientException failure(Path file, String code, String message) {
    return new ClientException(ExitCode.BAD_DATA, code, message, file.toString());
  }
}
