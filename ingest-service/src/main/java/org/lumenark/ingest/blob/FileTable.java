package org.lumenark.ingest.blob;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.contracts.id.BlobRange;
import org.lumenark.ingest.study.StudyVersion;

/** Statements over the table {@code file}. */
public final class FileTable {

  private static final String COLUMNS =
      "path, ordinal, size, sha256, crc32, object, blob_offset, format, image, wrapper";

  private FileTable() {}

  public static void insert(Connection connection, StudyVersion study, List<VerifiedFile> files)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into file (accession, version, "
                + COLUMNS
                + ") select ?, ?, * from unnest(?::text[], ?::bigint[], ?::bigint[], ?::text[],"
                + " ?::text[], ?::text[], ?::bigint[], ?::text[], ?::boolean[], ?::text[])"
                + " on conflict do nothing")) {
      insert.setString(1, study.accession().value());
      insert.setInt(2, study.number());
      set(insert, 3, "text", files, VerifiedFile::path);
      set(insert, 4, "bigint", files, VerifiedFile::ordinal);
      set(insert, 5, "bigint", files, file -> file.blob().length());
      set(insert, 6, "text", files, VerifiedFile::sha256);
      set(insert, 7, "text", files, VerifiedFile::crc32);
      set(insert, 8, "text", files, file -> file.blob().object().value());
      set(insert, 9, "bigint", files, file -> file.blob().offset());
      set(insert, 10, "text", files, VerifiedFile::format);
      set(insert, 11, "boolean", files, VerifiedFile::image);
      set(insert, 12, "text", files, file -> file.wrapper().orElse(null));
      insert.executeUpdate();
    }
  }

  private static void set(
      PreparedStatement statement,
      int index,
      String type,
      List<VerifiedFile> files,
      Function<VerifiedFile, @Nullable Object> column)
      throws SQLException {
    Object[] values = files.stream().map(column).toArray();
    statement.setArray(index, statement.getConnection().createArrayOf(type, values));
  }

  public static Optional<VerifiedFile> find(Connection connection, StudyVersion study, String path)
      throws SQLException {
    List<VerifiedFile> found = select(connection, study, "path = ?", path, "", 1);
    return found.stream().findFirst();
  }

  /** Files behind a path, in the order of paths. */
  public static List<VerifiedFile> after(
      Connection connection, StudyVersion study, String path, int limit) throws SQLException {
    return select(connection, study, "path > ?", path, "", limit);
  }

  /** Files behind a path whose format holds pixels, in the order of paths. */
  public static List<VerifiedFile> imagesAfter(
      Connection connection, StudyVersion study, String path, int limit) throws SQLException {
    return select(connection, study, "path > ?", path, " and image", limit);
  }

  /** Those of the paths that are there, in no order. */
  static List<VerifiedFile> among(
      Connection connection, StudyVersion study, Collection<String> paths) throws SQLException {
    List<VerifiedFile> files = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select "
                + COLUMNS
                + " from file where accession = ? and version = ? and path = any (?)")) {
      select.setString(1, study.accession().value());
      select.setInt(2, study.number());
      select.setArray(3, connection.createArrayOf("text", paths.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          files.add(file(row));
        }
      }
    }
    return files;
  }

  private static List<VerifiedFile> select(
      Connection connection,
      StudyVersion study,
      String condition,
      String path,
      String more,
      int limit)
      throws SQLException {
    List<VerifiedFile> files = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select "
                + COLUMNS
                + " from file where accession = ? and version = ? and "
                + condition
                + more
                + " order by path limit ?")) {
      select.setString(1, study.accession().value());
      select.setInt(2, study.number());
      select.setString(3, path);
      select.setInt(4, limit);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          files.add(file(row));
        }
      }
    }
    return files;
  }

  private static VerifiedFile file(ResultSet row) throws SQLException {
    return new VerifiedFile(
        row.getString("path"),
        row.getLong("ordinal"),
        row.getString("sha256"),
        row.getString("crc32"),
        new BlobRange(
            new BlobKey(row.getString("object")), row.getLong("blob_offset"), row.getLong("size")),
        row.getString("format"),
        row.getBoolean("image"),
        Optional.ofNullable(row.getString("wrapper")));
  }
}
