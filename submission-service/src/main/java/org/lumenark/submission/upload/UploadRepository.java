package org.lumenark.submission.upload;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.platform.storage.UploadedPart;
import org.lumenark.submission.database.Sql;

/** Rows of uploads. A writer's changes count only while its token is the newest. */
@ApplicationScoped
class UploadRepository {

  private static final String SELECT =
      "select u.*, d.owner_subject from upload u join draft d on d.id = u.draft_id";

  void insert(Connection connection, Upload upload) throws SQLException {
    Sql.update(
        connection,
        "insert into upload (id, draft_id, path, length, sha256, object, part_size, state,"
            + " expires_at) values (?, ?, ?, ?, ?, ?, ?, 'open', ?)",
        upload.id(),
        upload.draft(),
        upload.path(),
        upload.length(),
        upload.sha256().orElse(null),
        upload.object().value(),
        upload.partSize(),
        upload.expiresAt());
  }

  Optional<Upload> find(Connection connection, UUID id) throws SQLException {
    return Sql.one(connection, SELECT + " where u.id = ?", UploadRepository::upload, id);
  }

  Optional<Upload> lock(Connection connection, UUID id) throws SQLException {
    return Sql.one(
        connection, SELECT + " where u.id = ? for update of u", UploadRepository::upload, id);
  }

  List<Upload> expired(Connection connection, int limit) throws SQLException {
    return Sql.all(
        connection,
        SELECT + " where u.expires_at < now() order by u.expires_at limit ?",
        UploadRepository::upload,
        limit);
  }

  long openOf(Connection connection, UUID draft) throws SQLException {
    return Sql.one(
            connection,
            "select count(*) from upload where draft_id = ? and state <> 'done'",
            row -> row.getLong(1),
            draft)
        .orElse(0L);
  }

  List<UploadedPart> parts(Connection connection, UUID id) throws SQLException {
    return Sql.all(
        connection,
        "select number, etag, size, crc32c from upload_part where upload_id = ? order by number",
        row -> new UploadedPart(row.getInt(1), row.getString(2), row.getInt(3), row.getInt(4)),
        id);
  }

  /** Makes this token the only one whose changes count; null locks every writer out. */
  void setWriter(Connection connection, UUID id, @Nullable UUID writer) throws SQLException {
    Sql.update(connection, "update upload set writer = ? where id = ?", writer, id);
  }

  boolean isWriter(Connection connection, UUID id, UUID writer) throws SQLException {
    return Sql.one(
            connection,
            "select 1 from upload where id = ? and writer = ? for update",
            row -> 1,
            id,
            writer)
        .isPresent();
  }

  void setMultipart(Connection connection, UUID id, String multipart) throws SQLException {
    Sql.update(connection, "update upload set multipart = ? where id = ?", multipart, id);
  }

  void addParts(Connection connection, UUID id, List<UploadedPart> parts) throws SQLException {
    for (UploadedPart part : parts) {
      Sql.update(
          connection,
          "insert into upload_part (upload_id, number, etag, size, crc32c) values (?, ?, ?, ?, ?)"
              + " on conflict (upload_id, number) do update set etag = excluded.etag,"
              + " size = excluded.size, crc32c = excluded.crc32c",
          id,
          part.number(),
          part.etag(),
          part.size(),
          part.crc32c());
    }
  }

  void advance(
      Connection connection,
      UUID id,
      long position,
      @Nullable BlobKey tailKey,
      int tailLength,
      Duration expiry)
      throws SQLException {
    Sql.update(
        connection,
        "update upload set position = ?, tail_key = ?, tail_length = ?, expires_at = ?"
            + " where id = ?",
        position,
        tailKey == null ? null : tailKey.value(),
        tailLength,
        Instant.now().plus(expiry),
        id);
  }

  void setState(Connection connection, UUID id, Upload.State state) throws SQLException {
    Sql.update(
        connection,
        "update upload set state = ? where id = ?",
        state.name().toLowerCase(Locale.ROOT),
        id);
  }

  void finish(Connection connection, UUID id) throws SQLException {
    Sql.update(
        connection,
        "update upload set state = 'done', position = length, tail_key = null, tail_length = 0"
            + " where id = ?",
        id);
    Sql.update(connection, "delete from upload_part where upload_id = ?", id);
  }

  void delete(Connection connection, UUID id) throws SQLException {
    Sql.update(connection, "delete from upload where id = ?", id);
  }

  private static Upload upload(ResultSet row) throws SQLException {
    return new Upload(
        row.getObject("id", UUID.class),
        row.getObject("draft_id", UUID.class),
        row.getString("owner_subject"),
        row.getString("path"),
        row.getLong("length"),
        Optional.ofNullable(row.getString("sha256")),
        new BlobKey(row.getString("object")),
        row.getInt("part_size"),
        Optional.ofNullable(row.getString("multipart")),
        row.getLong("position"),
        Optional.ofNullable(row.getString("tail_key")).map(BlobKey::new),
        row.getInt("tail_length"),
        Upload.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        Objects.requireNonNull(Sql.instant(row, "expires_at")));
  }
}
