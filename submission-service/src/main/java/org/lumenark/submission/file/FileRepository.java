package org.lumenark.submission.file;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.contracts.id.BlobRange;
import org.lumenark.filelist.FilePath;
import org.lumenark.submission.database.Sql;
import org.lumenark.submission.draft.Draft;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows of files. Writers hold the draft's lock. */
@ApplicationScoped
public class FileRepository {

  private static final int COPY_BYTES = 64 << 10;

  /** The digests of those paths that the draft has. */
  Map<String, String> present(Connection connection, UUID draft, Collection<String> paths)
      throws SQLException {
    Map<String, String> found = new HashMap<>();
    Sql.all(
        connection,
        "select path, sha256 from file where draft_id = ? and path = any (?)",
        row -> found.put(row.getString(1), HexFormat.of().formatHex(row.getBytes(2))),
        draft,
        texts(connection, paths));
    return found;
  }

  /** Those paths that are folders in the draft. */
  Set<String> folders(Connection connection, UUID draft, Collection<String> paths)
      throws SQLException {
    return new HashSet<>(
        Sql.all(
            connection,
            "select p from unnest(?::text[]) p where exists (select 1 from file f"
                + " where f.draft_id = ? and f.path >= (p || '/') collate \"C\""
                + " and f.path < (p || '0') collate \"C\")",
            row -> row.getString(1),
            texts(connection, paths),
            draft));
  }

  void insert(Connection connection, UUID draft, List<StoredFile> files) throws SQLException {
    CopyIn copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("copy file (draft_id, path, size, sha256, crc32, object, position) from stdin");
    try {
      StringBuilder rows = new StringBuilder();
      for (StoredFile file : files) {
        append(rows, draft, file);
        if (rows.length() > COPY_BYTES) {
          write(copy, rows);
        }
      }
      write(copy, rows);
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  /** Files after a path, in the order of manifests: by the bytes of their paths. */
  public List<StoredFile> page(Connection connection, UUID draft, String after, int limit)
      throws SQLException {
    return Sql.all(
        connection,
        "select * from file where draft_id = ? and path > ? collate \"C\" order by path limit ?",
        FileRepository::file,
        draft,
        after,
        limit);
  }

  /**
   * Files below a folder that tell of arrays of Zarr, in the order of paths: of the first 20,000
   * files there, as chunks may be very many.
   */
  public List<StoredFile> zarrMetadata(Connection connection, UUID draft, String folder, int limit)
      throws SQLException {
    return Sql.all(
        connection,
        "select * from (select * from file where draft_id = ? and path >= ? collate \"C\""
            + " and path < ? collate \"C\" order by path limit 20000) f"
            + " where path ~ '/(zarr[.]json|[.]zarray|[.]zattrs|[.]zgroup|METADATA[.]ome[.]xml)$'"
            + " order by path limit ?",
        FileRepository::file,
        draft,
        folder + "/",
        folder + "0",
        limit);
  }

  Optional<StoredFile> find(Connection connection, UUID draft, String path) throws SQLException {
    return Sql.one(
        connection,
        "select * from file where draft_id = ? and path = ?",
        FileRepository::file,
        draft,
        path);
  }

  /** Files whose paths begin so, after a path, in the order of their bytes. */
  List<StoredFile> below(Connection connection, UUID draft, String start, String after, int limit)
      throws SQLException {
    return Sql.all(
            connection,
            "select * from file where draft_id = ? and path > ? collate \"C\""
                + " and path >= ? collate \"C\" order by path limit ?",
            FileRepository::file,
            draft,
            after,
            start,
            limit)
        .stream()
        .filter(file -> file.path().startsWith(start))
        .toList();
  }

  /**
   * @return those that were there
   */
  List<StoredFile> delete(Connection connection, UUID draft, Collection<String> paths)
      throws SQLException {
    return Sql.all(
        connection,
        "delete from file where draft_id = ? and path = any (?) returning *",
        FileRepository::file,
        draft,
        texts(connection, paths));
  }

  Optional<StoredFile> delete(Connection connection, UUID draft, String path) throws SQLException {
    return Sql.one(
        connection,
        "delete from file where draft_id = ? and path = ? returning *",
        FileRepository::file,
        draft,
        path);
  }

  /** Of files of a draft, bytes that an earlier version of its study brought. */
  long inheritedBytes(Connection connection, Draft draft, List<StoredFile> files)
      throws SQLException {
    if (draft.next().isEmpty()) {
      return 0;
    }
    List<String> objects = files.stream().map(file -> file.blob().object().value()).toList();
    return Sql.one(
            connection,
            "select coalesce(sum(f.size), 0) from unnest(?::text[], ?::bigint[]) f (object, size)"
                + " join blob b on b.object = f.object where b.draft_id is distinct from ?",
            row -> row.getLong(1),
            texts(connection, objects),
            connection.createArrayOf("bigint", files.stream().map(StoredFile::size).toArray()),
            draft.id())
        .orElse(0L);
  }

  /** Gives a draft all files of another one, in one statement; no byte is copied. */
  public void copyAll(Connection connection, UUID from, UUID to) throws SQLException {
    Sql.update(
        connection,
        "insert into file (draft_id, path, size, sha256, crc32, object, position)"
            + " select ?, path, size, sha256, crc32, object, position from file where draft_id = ?",
        to,
        from);
  }

  boolean isNamed(Connection connection, BlobKey object) throws SQLException {
    return Sql.one(
            connection, "select 1 from file where object = ? limit 1", row -> 1, object.value())
        .isPresent();
  }

  private static StoredFile file(ResultSet row) throws SQLException {
    return new StoredFile(
        row.getString("path"),
        HexFormat.of().formatHex(row.getBytes("sha256")),
        HexFormat.of().toHexDigits(row.getInt("crc32")),
        new BlobRange(
            new BlobKey(row.getString("object")), row.getLong("position"), row.getLong("size")));
  }

  /** Paths hold no character that COPY's text form would have to escape: see {@link FilePath}. */
  private static void append(StringBuilder rows, UUID draft, StoredFile file) {
    rows.append(draft).append('\t').append(file.path()).append('\t').append(file.size());
    rows.append("\t\\\\x").append(file.sha256()).append('\t');
    rows.append(HexFormat.fromHexDigits(file.crc32())).append('\t');
    rows.append(file.blob().object()).append('\t').append(file.blob().offset()).append('\n');
  }

  private static void write(CopyIn copy, StringBuilder rows) throws SQLException {
    byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
    copy.writeToCopy(bytes, 0, bytes.length);
    rows.setLength(0);
  }

  private static Array texts(Connection connection, Collection<String> values) throws SQLException {
    return connection.createArrayOf("text", values.toArray());
  }
}
