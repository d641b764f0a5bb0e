package org.lumenark.client.upload;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.lumenark.client.archive.ArchiveClient;
import org.lumenark.client.archive.Patience;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.Detail;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.client.files.Digests;
import org.lumenark.client.files.Fingerprints;
import org.lumenark.client.files.FolderPlan;
import org.lumenark.client.files.FolderWalk;
import org.lumenark.client.files.LocalFile;
import org.lumenark.client.progress.Progress;

/**
 * Makes the files of a draft equal to those of a folder: sends what is missing, skips what is there
 * with the same digest, removes what the folder no longer has, and compares at the end. May be
 * broken off at any point and called again.
 */
public final class Uploads {

  static final long SMALL = 1 << 20;
  static final int BATCH_FILES = 5_000;
  static final long BATCH_BYTES = 64L << 20;

  /** Up to this size a file is read twice, so that the archive can refuse wrong bytes at once. */
  private static final long HASHED_FIRST = 64L << 20;

  private final ArchiveClient client;
  private final Patience patience;
  private final String draft;
  private final OpenUploads open;
  private final Progress progress;

  public Uploads(
      ArchiveClient client, Patience patience, String draft, OpenUploads open, Progress progress) {
    this.client = client.with(patience);
    this.patience = patience;
    this.draft = draft;
    this.open = open;
    this.progress = progress;
  }

  /** Returns when the archive has every file of the folder and no other. */
  public void send(FolderPlan plan) {
    Stored stored = Stored.of(client, draft);
    Pass pass = new Pass(stored);
    plan.folder().walk(pass);
    pass.finish();
    compare(pass.local);
  }

  private void compare(Fingerprints local) {
    List<String> strange = new ArrayList<>();
    long equal = 0;
    for (JsonNode file : client.draftFiles(draft)) {
      String path = file.path("path").asText();
      if (local.contains(path, file.path("size").asLong(), file.path("sha256").asText())) {
        equal++;
      } else {
        strange.add(path);
      }
    }
    // Paths that the folder does not have (any more), and files that arrived as something else.
    strange.forEach(path -> client.deleteDraftFile(draft, path));
    if (equal != local.count()) {
      throw new ClientException(
          ExitCode.INPUT_OUTPUT,
          "upload.incomplete",
          (local.count() - equal) + " files did not arrive as they were sent. Run it again.",
          strange.isEmpty() ? null : strange.getFirst());
    }
  }

  /** One walk through the folder: sorts files into batches and single uploads. */
  private final class Pass implements FolderWalk.Visitor {
    private final Stored stored;
    private final Fingerprints local = new Fingerprints();
    private final Lanes batches = new Lanes("batch", 2);
    private final Lanes singles = new Lanes("upload", 4);
    private final BatchUpload batchUpload =
        new BatchUpload(client.http(), patience, draft, progress);
    private final TusUpload tus = new TusUpload(client.http(), patience, draft, open, progress);
    private List<LocalFile> batch = new ArrayList<>();
    private long batchBytes;

    Pass(Stored stored) {
      this.stored = stored;
    }

    @Override
    public void file(LocalFile file) {
      if (file.size() >= SMALL) {
        singles.run(() -> single(file));
        return;
      }
      if (stored.any() && alreadyThere(file, hash(file))) {
        return;
      }
      batch.add(file);
      batchBytes += file.size();
      if (batch.size() >= BATCH_FILES || batchBytes >= BATCH_BYTES) {
        flush();
      }
    }

    @Override
    public void skipped(Detail reason) {
      if (reason.code().equals("file.unreadable")) {
        throw new ClientException(
            ExitCode.NO_INPUT, reason.code(), reason.message(), reason.place());
      }
    }

    void finish() {
      flush();
      batches.finish();
      singles.finish();
    }

    private void flush() {
      if (!batch.isEmpty()) {
        List<LocalFile> full = batch;
        batch = new ArrayList<>();
        batchBytes = 0;
        batches.run(() -> batch(full));
      }
    }

    private void batch(List<LocalFile> files) {
      for (SentFile file : batchUpload.send(files)) {
        remember(file.path(), file.size(), file.sha256());
      }
      progress.files(files.size());
    }

    private void single(LocalFile file) {
      String known = stored.any() || file.size() <= HASHED_FIRST ? hash(file) : null;
      if (known != null && stored.any() && alreadyThere(file, known)) {
        return;
      }
      String sent = tus.send(file, known);
      if (known != null && !known.equals(sent)) {
        throw file.changed();
      }
      remember(file.path(), file.size(), sent);
      progress.files(1);
    }

    private boolean alreadyThere(LocalFile file, String sha256) {
      if (stored.holds(file.path(), file.size(), sha256)) {
        remember(file.path(), file.size(), sha256);
        progress.bytes(file.size());
        progress.files(1);
        return true;
      }
      if (stored.holdsPath(file.path())) {
        client.deleteDraftFile(draft, file.path());
      }
      return false;
    }

    private String hash(LocalFile file) {
      try {
        String sha256 = Digests.ofFile(file.file(), count -> {});
        file.expectUnchanged();
        return sha256;
      } catch (IOException e) {
        throw file.changed();
      }
    }

    private void remember(String path, long size, String sha256) {
      synchronized (local) {
        local.add(path, size, sha256);
      }
    }
  }
}
