package org.lumenark.client.download;

import com.fasterxml.jackson.databind.JsonNode;
import org.lumenark.client.archive.StudyName;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.client.files.StudyPath;
import org.lumenark.contracts.manifest.ManifestEntry;

/**
 * A file of a study as the archive lists it.
 *
 * @param href where its bytes are, below the archive's origin
 */
record RemoteFile(String path, long size, String sha256, String href) {

  static RemoteFile of(StudyName study, JsonNode file) {
    String path = file.path("path").asText();
    // Made here, not taken from the answer: the file asked for is the file that is checked.
    return new RemoteFile(
        path, file.path("size").asLong(), file.path("sha256").asText(), study.file(path));
  }

  /** The line of it that the archive's manifest is hashed over. */
  byte[] line() {
    return ManifestEntry.line(path, size, sha256);
  }

  /** Fails for a path that could leave the folder it is written to. */
  void expectSafe() {
    if (!StudyPath.isStorable(path)) {
      String place = StudyPath.visible(path);
      throw new ClientException(
          ExitCode.BAD_DATA,
          "path.hostile",
          "The study names a file that cannot be written safely: " + place,
          place);
    }
  }

  /**
   * @param wanted a file or a folder of the study; empty for all
   */
  boolean below(String wanted) {
    return wanted.isEmpty() || path.equals(wanted) || path.startsWith(wanted + "/");
  }
}
