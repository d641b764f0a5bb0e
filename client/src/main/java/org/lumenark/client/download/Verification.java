package org.lumenark.client.download;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.client.archive.ArchiveClient;
import org.lumenark.client.archive.Json;
import org.lumenark.client.archive.StudyName;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.Detail;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.client.files.Digests;
import org.lumenark.client.files.Fingerprints;
import org.lumenark.client.files.FolderWalk;
import org.lumenark.client.files.LocalFile;
import org.lumenark.client.files.StudyPath;
import org.lumenark.client.progress.Progress;
import org.lumenark.client.receipt.ReceiptCheck;
import org.lumenark.contracts.manifest.MerkleTree;

/**
 * Compares a folder with what a study's manifest says: every digest, nothing missing, nothing more.
 */
public final class Verification {

  private final ArchiveClient client;

  public Verification(ArchiveClient client) {
    this.client = client;
  }

  /**
   * @param receipt that the caller has kept; else the one that the archive gives, if it gives one
   * @return {@code {accession, checked, mismatched: [{path, reason}], missing: [path], extra:
   *     [path], receipt}}; reasons are {@code size}, {@code digest}, {@code unreadable}; receipt as
   *     {@link ReceiptCheck} judges it
   */
  public ObjectNode compare(
      StudyName asked,
      FolderWalk folder,
      Optional<String> receipt,
      Download.ProgressOf progressOf) {
    JsonNode shown = client.study(asked).orElseThrow(() -> notThere(asked));
    JsonNode totals = shown.path("files");
    StudyName study = asked.as(shown);
    Fingerprints known = new Fingerprints();
    ObjectNode report = Json.object().put("accession", study.accession());
    ArrayNode mismatched = Json.mapper().createArrayNode();
    ArrayNode missing = Json.mapper().createArrayNode();
    ArrayNode extra = Json.mapper().createArrayNode();
    MerkleTree listed = new MerkleTree();
    long files = 0;
    long bytes = 0;
    long checked = 0;
    try (Progress progress =
        progressOf.of(totals.path("count").asLong(), totals.path("bytes").asLong())) {
      for (JsonNode each : client.studyFiles(study)) {
        RemoteFile file = RemoteFile.of(study, each);
        known.add(file.path(), 0, "");
        // The list comes in the order of the manifest.
        listed.add(file.line());
        files++;
        bytes += file.size();
        Path place = local(folder.root(), file.path());
        if (place == null || !Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)) {
          missing.add(file.path());
        } else {
          checked++;
          String reason = difference(file, place, progress);
          if (!reason.isEmpty()) {
            mismatched.addObject().put("path", file.path()).put("reason", reason);
          }
        }
        progress.files(1);
      }
    }
    folder.walk(extras(known, extra));
    report.put("checked", checked);
    report.set("mismatched", mismatched);
    report.set("missing", missing);
    report.set("extra", extra);
    report.set(
        "receipt", judged(receipt, new ReceiptCheck.Files(study, listed.root(), files, bytes)));
    return report;
  }

  private ObjectNode judged(Optional<String> kept, ReceiptCheck.Files files) {
    ReceiptCheck check = new ReceiptCheck(client);
    return kept.or(() -> check.fetched(files.study()))
        .map(receipt -> check.judge(receipt, files))
        .orElseGet(ReceiptCheck::none);
  }

  /** Whether nothing at all was found that is not as it should be. */
  public static boolean isEqual(ObjectNode report) {
    return report.at("/receipt/findings").isEmpty()
        && report.path("mismatched").isEmpty()
        && report.path("missing").isEmpty()
        && report.path("extra").isEmpty();
  }

  private static @Nullable Path local(Path root, String path) {
    return StudyPath.isStorable(path) ? root.resolve(path) : null;
  }

  private static String difference(RemoteFile file, Path place, Progress progress) {
    try {
      if (Files.size(place) != file.size()) {
        return "size";
      }
      return Digests.ofFile(place, progress::bytes).equals(file.sha256()) ? "" : "digest";
    } catch (IOException e) {
      return "unreadable";
    }
  }

  private static FolderWalk.Visitor extras(Fingerprints known, ArrayNode extra) {
    return new FolderWalk.Visitor() {
      @Override
      public void file(LocalFile file) {
        if (!known.contains(file.path(), 0, "")) {
          extra.add(file.path());
        }
      }

      @Override
      public void skipped(Detail reason) {
        String path = reason.place();
        if (path != null && !known.contains(path, 0, "")) {
          extra.add(path);
        }
      }
    };
  }

  private static ClientException notThere(StudyName study) {
    return new ClientException(
        ExitCode.NO_INPUT,
        "not-found",
        "There is no study " + study + ", or it is not visible to you.",
        study.accession());
  }
}
