package org.lumenark.ingest.harvest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.contracts.id.BlobRange;
import org.lumenark.platform.problem.Finding;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;

/**
 * Files that are to be looked at.
 *
 * @param files each path once
 */
record HarvestRequest(@JsonProperty("files") @Nullable List<@Nullable Given> files) {

  private static final int MOST = 500;
  private static final int LONGEST_PATH = 4_096;
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  /** A file as it was sent: any member may be missing. */
  record Given(
      @JsonProperty("path") @Nullable String path,
      @JsonProperty("sha256") @Nullable String sha256,
      @JsonProperty("object") @Nullable String object,
      @JsonProperty("offset") long offset,
      @JsonProperty("size") long size) {}

  /** A file whose bytes can be had. */
  record Piece(String path, String sha256, BlobRange blob) {}

  /**
   * @throws ProblemException that names the first file that is none
   */
  List<Piece> checked() {
    if (files == null || files.size() > MOST) {
      throw invalid("/files", "There are no files, or more than " + MOST + ".");
    }
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      pieces.add(piece("/files/" + i, files.get(i)));
    }
    if (pieces.stream().map(Piece::path).distinct().count() < pieces.size()) {
      throw invalid("/files", "A path comes twice.");
    }
    return pieces;
  }

  private static Piece piece(String pointer, @Nullable Given given) {
    if (given == null || given.path == null || given.sha256 == null || given.object == null) {
      throw invalid(pointer, "A file has a path, a sha256 and an object.");
    }
    if (given.path.isEmpty() || given.path.length() > LONGEST_PATH) {
      throw invalid(pointer + "/path", "This is no path.");
    }
    if (!SHA256.matcher(given.sha256).matches()) {
      throw invalid(pointer + "/sha256", "This is no SHA-256 in hexadecimal.");
    }
    try {
      BlobRange blob = new BlobRange(new BlobKey(given.object), given.offset, given.size);
      return new Piece(given.path, given.sha256, blob);
    } catch (IllegalArgumentException none) {
      throw invalid(pointer, "This is no range of a stored object.");
    }
  }

  private static ProblemException invalid(String pointer, String message) {
    Finding finding =
        Finding.error(
            "harvest.files",
            pointer,
            message,
            "Send files as the description of the interface says.");
    return new ProblemException(ProblemType.INVALID, "harvest.files", message, List.of(finding));
  }
}
