package org.lumenark.client.metadata;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.document.Finding;
import org.lumenark.document.mapping.StudyImport;
import org.lumenark.document.mapping.StudyPageTab;
import org.lumenark.document.pagetab.PageTabRead;

/**
 * Reads a study document from JSON, YAML or PageTab (JSON, TSV, XML, XLSX), told apart by suffix
 * and content.
 */
public final class MetadataFile {

  private static final long MAXIMUM_BYTES = 16 << 20;

  private MetadataFile() {}

  /** The document, and where in the file its parts are. */
  public static ReadMetadata read(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    String suffix = name.substring(name.lastIndexOf('.') + 1);
    return switch (suffix) {
      case "json" -> json(file);
      case "yaml", "yml" -> document(file, parse(file, new YAMLFactory()));
      case "tsv", "xml", "xlsx" -> pageTab(file);
      default ->
          throw failure(
              file,
              "metadata.form-unknown",
              "Metadata is read from .json, .yaml, .yml, .tsv, .xml and .xlsx.");
    };
  }

  private static ReadMetadata json(Path file) {
    LinedTree tree = parse(file, new JsonFactory());
    ObjectNode root = object(tree.root(), file);
    boolean pageTab =
        root.path("section").isObject()
            || root.path("type").asText().equalsIgnoreCase("submission");
    return pageTab ? pageTab(file) : document(file, tree);
  }

  private static ReadMetadata document(Path file, LinedTree tree) {
    return new ReadMetadata(
        object(tree.root(), file),
        finding -> {
          String pointer = String.valueOf(finding.pointer());
          String line = tree.line(pointer).map(number -> " line " + number).orElse("");
          return file.getFileName() + line + " (" + pointer + ")";
        });
  }

  private static ReadMetadata pageTab(Path file) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    PageTabRead.Imported imported = PageTabFile.imported(file);
    ObjectNode document = StudyPageTab.toDocument(imported.submission().deepCopy());
    List<Finding> placed = StudyImport.of(imported, StudyDocument.MINIMAL, today).findings();
    return new ReadMetadata(
        document,
        finding ->
            file.getFileName()
                + placed.stream()
                    .filter(each -> says(each, finding))
                    .map(MetadataFile::place)
                    .findFirst()
                    .orElse(" (" + finding.pointer() + ")"));
  }

  /** The remedy names the very member. */
  private static boolean says(Finding placed, Finding finding) {
    return placed.code().equals(finding.code()) && placed.remedy().equals(finding.remedy());
  }

  private static String place(Finding placed) {
    return placed.row() == null ? " (" + placed.pointer() + ")" : " row " + placed.row();
  }

  private static LinedTree parse(Path file, JsonFactory factory) {
    try (JsonParser parser = factory.createParser(text(file))) {
      return LinedTree.read(parser);
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
    } catch (IOException e) {
      throw ClientException.localFile(file.toString(), e);
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
