package org.lumenark.ingest.plan;

import java.util.ArrayList;
import java.util.List;
import org.lumenark.ingest.IngestConfig;

/** Cuts a list of files into batches that are about equally much work. */
public final class Batches {

  private final int mostFiles;
  private final long mostBytes;
  private final List<FileBatch> batches = new ArrayList<>();
  private long first;
  private int files;
  private long bytes;

  public Batches(IngestConfig config) {
    this(config.batchFiles(), config.batchBytes());
  }

  Batches(int mostFiles, long mostBytes) {
    this.mostFiles = mostFiles;
    this.mostBytes = mostBytes;
  }

  /** The next file; one that is larger than a batch may be gets one of its own. */
  public void add(long size) {
    if (files == mostFiles || (files > 0 && size > mostBytes - bytes)) {
      cut();
    }
    files++;
    bytes += size;
  }

  /** At least one batch, so that a study without files ends like any other. */
  public List<FileBatch> finish() {
    if (files > 0 || batches.isEmpty()) {
      cut();
    }
    return List.copyOf(batches);
  }

  private void cut() {
    batches.add(new FileBatch(batches.size(), first, files));
    first += files;
    files = 0;
    bytes = 0;
  }
}
