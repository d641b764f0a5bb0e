package org.lumenark.client.upload;

import com.fasterxml.jackson.databind.JsonNode;
import org.lumenark.client.archive.ArchiveClient;
import org.lumenark.client.files.Fingerprints;

/** What a draft holds already. Safe for many threads. */
final class Stored {

  private final Fingerprints files = new Fingerprints();
  private final Fingerprints paths = new Fingerprints();

  static Stored of(ArchiveClient client, String draft) {
    Stored stored = new Stored();
    for (JsonNode file : client.draftFiles(draft)) {
      String path = file.path("path").asText();
      stored.files.add(path, file.path("size").asLong(), file.path("sha256").asText());
      stored.paths.add(path, 0, "");
    }
    return stored;
  }

  boolean any() {
    return files.count() > 0;
  }

  synchronized boolean holds(String path, long size, String sha256) {
    return files.contains(path, size, sha256);
  }

  synchronized boolean holdsPath(String path) {
    return paths.contains(path, 0, "");
  }
}
