package org.lumenark.client.download;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.lumenark.client.archive.ArchiveClient;
import org.lumenark.client.archive.Json;
import org.lumenark.client.archive.Patience;
import org.lumenark.client.archive.StudyName;
import org.lumenark.client.download.FileFetch.Outcome;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.client.files.StudyPath;
import org.lumenark.client.progress.Progress;
import org.lumenark.client.upload.Lanes;

/** Files of a study into a folder, each proven by its SHA-256. The same call again goes on. */
public final class Download {

  private static final int LANES = 4;

  private final ArchiveClient client;
  private final Patience patience;

  public Download(ArchiveClient client, Patience patience) {
    this.client = client.with(patience);
    this.patience = patience;
  }

  /** Makes the progress when the amount is known. */
  public interface ProgressOf {
    Progress of(long files, long bytes);
  }

  /**
   * @param wanted a file or folder of the study; empty for all
   * @return {@code {accession, files, bytes, alreadyThere, out}}
   */
  public ObjectNode into(Path folder, StudyName asked, String wanted, ProgressOf progressOf) {
    StudyName study = client.study(asked).map(asked::as).orElse(asked);
    long files = 0;
    long bytes = 0;
    for (JsonNode each : client.studyFiles(study)) {
      RemoteFile file = RemoteFile.of(study, each);
      if (file.below(wanted)) {
        file.expectSafe();
        files++;
        bytes += file.size();
      }
    }
    if (files == 0) {
      throw nothing(study, wanted);
    }
    AtomicLong alreadyThere = new AtomicLong();
    try (Progress progress = progressOf.of(files, bytes)) {
      FileFetch fetch = new FileFetch(client.http(), patience, OutputFolder.at(folder), progress);
      Lanes lanes = new Lanes("download", LANES);
      for (JsonNode each : client.studyFiles(study)) {
        RemoteFile file = RemoteFile.of(study, each);
        if (file.below(wanted)) {
          lanes.run(() -> {
            if (fetch.fetch(file) == Outcome.ALREADY_THERE) {
              alreadyThere.incrementAndGet();
            }
          });
        }
      }
      lanes.finish();
    }
    return Json.object()
        .put("accession", study.accession())
        .put("files", files)
        .put("bytes", bytes)
        .put("alreadyThere", alreadyThere.get())
        .put("out", folder.toString());
  }

  private static ClientException nothing(StudyName study, String wanted) {
    String place = wanted.isEmpty() ? study.toString() : study + "/" + StudyPath.visible(wanted);
    return new ClientException(
        ExitCode.NO_INPUT, "not-found", "There is no file " + place + ".", place);
  }
}
