package org.lumenark.client.metadata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.lumenark.client.archive.Json;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.contracts.id.CollectionName;

/** The metadata that a draft begins with. */
public final class StudyDocument {

  /** The template that asks for a title only. */
  public static final String MINIMAL = "minimal";

  private StudyDocument() {}

  /**
   * A document that names another collection than that of the archive, and no template, is left to
   * the default one there.
   *
   * @param read from a metadata file; null if there is none
   * @param title wins over the file's; null to take the file's
   */
  public static ObjectNode of(@Nullable ObjectNode read, @Nullable String title) {
    ObjectNode document = Json.object();
    if (read == null || !(read.hasNonNull("template") || isElsewhere(read))) {
      document.put("template", MINIMAL);
    }
    if (read != null) {
      document.setAll(read);
    }
    if (title != null) {
      document.put("title", title);
    }
    if (document.path("title").asText("").isBlank()) {
      throw new ClientException(
          ExitCode.USAGE,
          "usage.title",
          "A study needs a title: --title TITLE, or one in the metadata file.",
          "--title");
    }
    return document;
  }

  /** Whether it goes into another collection than studies that name none. */
  private static boolean isElsewhere(ObjectNode read) {
    String collection = read.path("collection").asText("").strip();
    return !collection.isEmpty() && !collection.equalsIgnoreCase(CollectionName.DEFAULT.value());
  }
}
