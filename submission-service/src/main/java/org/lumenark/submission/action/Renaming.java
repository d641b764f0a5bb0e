package org.lumenark.submission.action;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.lumenark.filelist.FilePath;
import org.lumenark.platform.messaging.FaultPoint;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.file.Addition;
import org.lumenark.submission.file.FileChanges;
import org.lumenark.submission.file.StoredFile;

/** Gives files other paths, page by page. A file whose new path cannot be stays where it is. */
@ApplicationScoped
class Renaming {

  private static final int PAGE_ROWS = 5_000;
  private static final String REMEDY =
      "Move or remove the other file first, or choose another name; the file stayed where it was.";

  private final Database database;
  private final FileChanges files;

  Renaming(Database database, FileChanges files) {
    this.database = database;
    this.files = files;
  }

  Outcome run(ActionLease lease, ActionRequest.Move request) {
    List<StoredFile> page;
    do {
      String after = lease.place();
      page =
          database.call(connection ->
              files.below(connection, lease.draft(), request.from(), after, PAGE_ROWS));
      if (page.isEmpty()) {
        break;
      }
      String last = page.getLast().path();
      List<StoredFile> found = page.stream().filter(file -> request.concerns(file.path())).toList();
      lease.step((connection, draft) -> {
        List<ActionLine> lines = new ArrayList<>();
        List<FileChanges.Renamed> wanted = new ArrayList<>();
        for (StoredFile file : found) {
          String path = request.renamed(file.path());
          FilePath.check(path)
              .ifPresentOrElse(
                  fault -> lines.add(refused(file, fault.code(), fault.message())),
                  () -> wanted.add(new FileChanges.Renamed(file, path)));
        }
        List<Addition> moved =
            lease.isPreview()
                ? files.foresee(
                    connection, draft, wanted.stream().map(FileChanges.Renamed::moved).toList())
                : files.move(connection, draft, wanted);
        for (int index = 0; index < moved.size(); index++) {
          lines.add(line(wanted.get(index).file(), moved.get(index)));
        }
        return new ActionLease.Progress(last, lines);
      });
      FaultPoint.reached("action-step-committed");
    } while (page.size() == PAGE_ROWS);
    return new Outcome.Done();
  }

  private static ActionLine line(StoredFile source, Addition addition) {
    return switch (addition) {
      case Addition.Added added -> ActionLine.changed(source.path(), added.file().size());
      case Addition.Present present -> ActionLine.changed(source.path(), present.file().size());
      case Addition.Refused refused -> refused(source, refused.code(), refused.message());
    };
  }

  private static ActionLine refused(StoredFile file, String code, String message) {
    return ActionLine.refused(file.path(), file.size(), code, message, REMEDY);
  }
}
