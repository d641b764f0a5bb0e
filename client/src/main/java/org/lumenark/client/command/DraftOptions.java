package org.lumenark.client.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.client.archive.Json;
import org.lumenark.client.metadata.MetadataFile;
import org.lumenark.client.metadata.ReadMetadata;
import org.lumenark.client.metadata.StudyDocument;
import picocli.CommandLine.Option;

/** What a new draft says about itself. */
final class DraftOptions {

  @Option(names = "--title", paramLabel = "TITLE", description = "Title of the study.")
  private @Nullable String title;

  @Option(
      names = "--metadata",
      paramLabel = "FILE",
      description = "Study document (.json, .yaml) or PageTab (.tsv, .json, .xml, .xlsx).")
  private @Nullable Path metadata;

  /** The file that the metadata came from. */
  Optional<Path> metadataFile() {
    return Optional.ofNullable(metadata);
  }

  /** What is to be changed of a version; nothing if no option says anything. */
  ReadMetadata changes() {
    ReadMetadata changes =
        metadata == null
            ? new ReadMetadata(Json.object(), finding -> "--title")
            : MetadataFile.read(metadata);
    if (title != null) {
      changes.document().put("title", title);
    }
    return changes;
  }

  ObjectNode document() {
    return read().document();
  }

  /** What the draft begins with, and where its parts come from. */
  ReadMetadata read() {
    if (metadata == null) {
      String place = "--title";
      return new ReadMetadata(StudyDocument.of(null, title), finding -> place);
    }
    ReadMetadata read = MetadataFile.read(metadata);
    return new ReadMetadata(StudyDocument.of(read.document(), title), read.places());
  }
}
