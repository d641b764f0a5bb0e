package org.lumenark.submission.action;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.lumenark.platform.messaging.FaultPoint;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.file.FileChanges;
import org.lumenark.submission.file.StoredFile;

/** Removes files page by page; what is removed stays recoverable for the grace time of blobs. */
@ApplicationScoped
class Removal {

  private static final int PAGE_ROWS = 5_000;

  private final Database database;
  private final FileChanges files;

  Removal(Database database, FileChanges files) {
    this.database = database;
    this.files = files;
  }

  Outcome run(ActionLease lease, ActionRequest.Remove request) {
    Predicate<String> matches = request.matcher();
    List<StoredFile> page;
    do {
      String after = lease.place();
      page =
          database.call(connection ->
              files.below(connection, lease.draft(), request.start(), after, PAGE_ROWS));
      if (page.isEmpty()) {
        break;
      }
      String last = page.getLast().path();
      List<StoredFile> found = page.stream().filter(file -> matches.test(file.path())).toList();
      lease.step((connection, draft) -> {
        List<StoredFile> removed =
            lease.isPreview() ? found : files.remove(connection, draft, found);
        return new ActionLease.Progress(
            last,
            removed.stream()
                .sorted(Comparator.comparing(StoredFile::path))
                .map(file -> ActionLine.changed(file.path(), file.size()))
                .toList());
      });
      FaultPoint.reached("action-step-committed");
    } while (page.size() == PAGE_ROWS);
    return new Outcome.Done();
  }
}
