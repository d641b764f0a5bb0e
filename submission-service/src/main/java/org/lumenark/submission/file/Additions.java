package org.lumenark.submission.file;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.lumenark.filelist.FilePath;

/** Decides about files one after the other, as the earlier ones were decided. */
final class Additions {

  private final Map<String, String> digests;
  private final Set<String> files;
  private final Set<String> folders;
  private final List<StoredFile> added = new ArrayList<>();

  /**
   * @param digests of the paths that are taken
   * @param files that are taken among the folders of the new paths
   * @param folders that exist among the new paths
   */
  Additions(Map<String, String> digests, Set<String> files, Set<String> folders) {
    this.digests = new HashMap<>(digests);
    this.files = new HashSet<>(files);
    this.folders = new HashSet<>(folders);
  }

  /** As the draft stands now. */
  static Additions to(
      Connection connection, FileRepository repository, UUID draft, List<StoredFile> files)
      throws SQLException {
    List<String> paths = files.stream().map(StoredFile::path).toList();
    Set<String> above = new HashSet<>();
    paths.forEach(path -> above.addAll(FilePath.folders(path)));
    return new Additions(
        repository.present(connection, draft, paths),
        repository.present(connection, draft, above).keySet(),
        repository.folders(connection, draft, paths));
  }

  Addition add(StoredFile file) {
    String known = digests.get(file.path());
    if (known != null) {
      return known.equals(file.sha256())
          ? new Addition.Present(file)
          : new Addition.Refused(
              file, "path.exists", "The draft has another file under this path.");
    }
    if (folders.contains(file.path())) {
      return new Addition.Refused(file, "path.is-folder", "The draft has files below this path.");
    }
    List<String> above = FilePath.folders(file.path());
    if (above.stream().anyMatch(files::contains)) {
      return new Addition.Refused(
          file, "path.is-file", "A folder of this path is a file of the draft.");
    }
    digests.put(file.path(), file.sha256());
    files.add(file.path());
    folders.addAll(above);
    added.add(file);
    return new Addition.Added(file);
  }

  List<StoredFile> added() {
    return added;
  }
}
