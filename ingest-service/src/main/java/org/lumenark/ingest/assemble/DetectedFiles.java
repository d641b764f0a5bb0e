package org.lumenark.ingest.assemble;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.lumenark.imaging.assemble.DetectedFile;
import org.lumenark.ingest.blob.FileTable;
import org.lumenark.ingest.blob.VerifiedFile;
import org.lumenark.ingest.database.Transactions;
import org.lumenark.ingest.study.StudyVersion;

/** Verified files whose format holds pixels, in the order of paths, a page of rows at a time. */
final class DetectedFiles implements Iterator<DetectedFile> {

  private static final int PAGE = 1_000;

  private final Transactions transactions;
  private final StudyVersion study;
  private final Deque<VerifiedFile> page = new ArrayDeque<>();
  private String last = "";
  private boolean ended;

  DetectedFiles(Transactions transactions, StudyVersion study) {
    this.transactions = transactions;
    this.study = study;
  }

  @Override
  public boolean hasNext() {
    if (page.isEmpty() && !ended) {
      fill();
    }
    return !page.isEmpty();
  }

  @Override
  public DetectedFile next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    VerifiedFile file = page.removeFirst();
    return new DetectedFile(file.path(), file.detection());
  }

  private void fill() {
    try {
      List<VerifiedFile> rows =
          transactions.<List<VerifiedFile>, RuntimeException>call(
              connection -> FileTable.imagesAfter(connection, study, last, PAGE));
      page.addAll(rows);
      ended = rows.size() < PAGE;
      if (!rows.isEmpty()) {
        last = rows.getLast().path();
      }
    } catch (SQLException failure) {
      throw new UncheckedIOException(new IOException("database", failure));
    }
  }
}
