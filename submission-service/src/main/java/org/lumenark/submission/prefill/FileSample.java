package org.lumenark.submission.prefill;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.lumenark.submission.file.FileRepository;
import org.lumenark.submission.file.StoredFile;

/**
 * Some files of each folder of a draft, so few that any draft can be looked at while somebody
 * waits. Of an OME-Zarr only what tells about its pixels.
 */
@ApplicationScoped
class FileSample {

  static final int MOST = 400;

  private static final int MOST_OF_FOLDER = 100;
  private static final int MOST_STEPS = 60;

  /** Sorts behind every other character. */
  private static final String LAST = "\uDBFF\uDFFF";

  private final FileRepository files;

  FileSample(FileRepository files) {
    this.files = files;
  }

  /** In the order of paths; each step is one look into an index. */
  List<StoredFile> of(Connection connection, UUID draft) throws SQLException {
    Map<String, StoredFile> found = new LinkedHashMap<>();
    String after = "";
    for (int step = 0; step < MOST_STEPS && found.size() < MOST; step++) {
      List<StoredFile> page = files.page(connection, draft, after, MOST_OF_FOLDER);
      if (page.isEmpty()) {
        break;
      }
      after = take(connection, draft, page, found);
    }
    return List.copyOf(new ArrayList<>(found.values()).subList(0, Math.min(MOST, found.size())));
  }

  /**
   * @return the path behind which it goes on
   */
  private String take(
      Connection connection, UUID draft, List<StoredFile> page, Map<String, StoredFile> found)
      throws SQLException {
    for (StoredFile file : page) {
      Optional<String> zarr = zarr(file.path());
      if (zarr.isPresent()) {
        files
            .zarrMetadata(connection, draft, zarr.get(), MOST_OF_FOLDER)
            .forEach(each -> found.put(each.path(), each));
        return zarr.get() + "/" + LAST;
      }
      found.put(file.path(), file);
    }
    String last = page.getLast().path();
    String folder = folder(last);
    boolean full = page.size() == MOST_OF_FOLDER && !folder.isEmpty();
    return full && folder(page.getFirst().path()).equals(folder) ? folder + "/" + LAST : last;
  }

  /** The outermost folder that is an OME-Zarr by its name. */
  private static Optional<String> zarr(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    int end = lower.indexOf(".zarr/");
    return end < 0 ? Optional.empty() : Optional.of(path.substring(0, end + ".zarr".length()));
  }

  private static String folder(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }
}
