package org.lumenark.document;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Submissions that were made for the BioImage Archive and BioStudies. */
public final class RealPageTab {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private RealPageTab() {}

  public static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(SharedMetadata.folder())) {
      return files
          .filter(file -> file.toString().matches(".*/(pagetab|rembi-mifa)/.*"))
          .filter(RealPageTab::isSubmission)
          .sorted()
          .toList();
    }
  }

  private static boolean isSubmission(Path file) {
    String name = file.toString();
    boolean told = name.contains("Invalid") || name.contains("expected") || name.contains("Empty_");
    if (told || !Files.isRegularFile(file)) {
      return false;
    }
    try {
      if (name.endsWith(".json")) {
        return MAPPER.readTree(file.toFile()).path("section").isObject();
      }
      return name.endsWith(".tsv") && Files.readString(file).startsWith("Submission\t");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
