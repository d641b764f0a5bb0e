package org.lumenark.ingest.blob;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lumenark.ingest.study.StudyVersion;

/** Files that two versions of a study have in common: the same bytes in the same place. */
public final class UnchangedFiles {

  private UnchangedFiles() {}

  /**
   * Those of the files that were verified in another version under the same path.
   *
   * @return by ordinal, as the other version has them
   */
  public static Map<Long, VerifiedFile> in(
      Connection connection, StudyVersion other, List<DepositedFile> files) throws SQLException {
    Map<String, VerifiedFile> known = new HashMap<>();
    FileTable.among(connection, other, files.stream().map(DepositedFile::path).toList())
        .forEach(file -> known.put(file.path(), file));
    Map<Long, VerifiedFile> unchanged = new HashMap<>();
    for (DepositedFile file : files) {
      VerifiedFile there = known.get(file.path());
      if (there != null
          && there.blob().equals(file.entry().blob())
          && there.sha256().equals(file.entry().sha256())) {
        unchanged.put(file.ordinal(), there);
      }
    }
    return unchanged;
  }
}
