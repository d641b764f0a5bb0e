package org.lumenark.metadata.loader;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many files each component has. Not thread-safe. */
final class ComponentCounts {

  private static final String FORGET =
      "delete from file_component where accession = ? and version = ?";

  private final Map<String, Long> files = new TreeMap<>();

  void add(List<String> components) {
    if (components.isEmpty()) {
      files.merge("", 1L, Long::sum);
    }
    components.forEach(name -> files.merge(name, 1L, Long::sum));
  }

  /** In place of what was counted of the version before. */
  void store(Connection connection, LoadTask task) throws SQLException {
    try (PreparedStatement forget = connection.prepareStatement(FORGET)) {
      forget.setString(1, task.accession());
      forget.setInt(2, task.version());
      forget.executeUpdate();
    }
    CopyRows rows = new CopyRows();
    files.forEach((name, count) -> rows.add(task.accession(), task.version(), name, count));
    rows.copyInto(connection, "file_component (accession, version, name, files)");
  }
}
