package org.lumenark.submission.upload;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
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
import org.lumenark.submission.audit.Actor;
import org.lumenark.submission.database.Sql;

/** Rows of uploads. A writer's changes count only while its token is the newest. */
@ApplicationScoped
class UploadRepository {

  private static final String SELECT =
      "select u.*, d.owner_subject from upload u join draft d on d.id = u.draft_id";

  /** No file yet; parts of a file that is being joined are counted with that. */
  private static final String UNDER_WAY =
      " (u.state <> 'done' or (u.kind = 'partial' and u.final_id is null))";

  /**
   * A file that was begun later has come to the same path, by whatever way: clients that believe an
   * upload lost begin another one, and people send what was cut by batch or SFTP. Ids of uploads
   * and of objects are in the order of their time.
   */
  private static final String OVERTAKEN =
      " (exists (select 1 from upload l where l.draft_id = u.draft_id and l.path = u.path"
          + " and l.kind <> 'partial' and l.state = 'done' and l.id > u.id)"
          + " or exists (select 1 from file f where f.draft_id = u.draft_id and f.path = u.path"
          + " and substr(f.object, 4)::uuid > u.id))";

  private static final String STREAM =
      " where u.draft_id = ? and u.kind = 'stream' and u.state <> 'done'";

  void insert(Connection connection, Upload upload) throws SQLException {
    Sql.update(
        connection,
        "insert into upload (id, draft_id, path, length, sha256, object, part_size, state,"
            + " expires_at, kind, sources, metadata) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        upload.id(),
        upload.draft(),
        upload.path(),
        upload.length(),
        upload.sha256().orElse(null),
        upload.object().value(),
        upload.partSize(),
        value(upload.state()),
        upload.expiresAt(),
        value(upload.kind()),
        ids(connection, upload.sources()),
        upload.metadata());
  }

  void setCreator(Connection connection, UUID id, Actor creator) throws SQLException {
    Sql.update(
        connection,
        "update upload set creator_subject = ?, creator_name = ? where id = ?",
        creator.subject().orElse(null),
        creator.name(),
        id);
  }

  /** Who began it; not known of uploads that are older than the audit trail. */
  Optional<Actor> creator(Connection connection, UUID id) throws SQLException {
    return Sql.one(
        connection,
        "select creator_subject, creator_name from upload"
            + " where id = ? and creator_subject is not null",
        row -> new Actor(Optional.of(row.getString(1)), row.getString(2)),
        id);
  }

  Optional<Upload> find(Connection connection, UUID id) throws SQLException {
    return Sql.one(connection, SELECT + " where u.id = ?", UploadRepository::upload, id);
  }

  Optional<Upload> lock(Connection connection, UUID id) throws SQLException {
    return Sql.one(
        connection, SELECT + " where u.id = ? for update of u", UploadRepository::upload, id);
  }

  /** Those of them that there are, each once, locked in an order that is always the same. */
  List<Upload> lockAll(Connection connection, List<UUID> ids) throws SQLException {
    return Sql.all(
        connection,
        SELECT + " where u.id = any (?) order by u.id for update of u",
        UploadRepository::upload,
        ids(connection, ids));
  }

  /** The final upload that was made of these parts, in this order, for this path. */
  Optional<Upload> madeOf(Connection connection, UUID draft, String path, List<UUID> parts)
      throws SQLException {
    return Sql.one(
        connection,
        SELECT + " where u.kind = 'final' and u.draft_id = ? and u.path = ? and u.sources = ?",
        UploadRepository::upload,
        draft,
        path,
        ids(connection, parts));
  }

  void setPartsOf(Connection connection, UUID whole, List<UUID> parts) throws SQLException {
    Sql.update(
        connection,
        "update upload set final_id = ? where id = any (?)",
        whole,
        ids(connection, parts));
  }

  /** Parts of a final upload live as long as that. */
  List<Upload> expired(Connection connection, int limit) throws SQLException {
    return Sql.all(
        connection,
        SELECT + " where u.expires_at < now() and u.final_id is null order by u.expires_at limit ?",
        UploadRepository::upload,
        limit);
  }

  /** How many files of a draft are still to come. */
  long awaited(Connection connection, UUID draft) throws SQLException {
    return Sql.one(
            connection,
            "select count(*) from upload u where u.draft_id = ? and"
                + UNDER_WAY
                + " and not"
                + OVERTAKEN,
            row -> row.getLong(1),
            draft)
        .orElseThrow();
  }

  Quotas.UnderWay underWay(Connection connection, UUID draft) throws SQLException {
    return underWay(connection, "u.draft_id", draft);
  }

  Quotas.UnderWay underWayOf(Connection connection, String owner) throws SQLException {
    return underWay(connection, "d.owner_subject", owner);
  }

  /** Oldest first. */
  List<Upload> underWay(Connection connection, UUID draft, @Nullable UUID after, int limit)
      throws SQLException {
    return Sql.all(
        connection,
        SELECT
            + " where u.draft_id = ? and (?::uuid is null or u.id > ?::uuid) and"
            + UNDER_WAY
            + " order by u.id limit ?",
        UploadRepository::upload,
        draft,
        after,
        after,
        limit);
  }

  private static Quotas.UnderWay underWay(Connection connection, String column, Object value)
      throws SQLException {
    return Sql.one(
            connection,
            "select count(*), coalesce(sum(u.length), 0) from upload u"
                + " join draft d on d.id = u.draft_id where "
                + column
                + " = ? and"
                + UNDER_WAY,
            row -> new Quotas.UnderWay(row.getLong(1), row.getLong(2)),
            value)
        .orElseThrow();
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

  /**
   * Of a stream: so much of it is stored, and that is all that is known of its length.
   *
   * @param tailKey as in {@link #advance}
   */
  void grow(
      Connection connection,
      UUID id,
      long position,
      @Nullable BlobKey tailKey,
      int tailLength,
      Duration expiry)
      throws SQLException {
    advance(connection, id, position, tailKey, tailLength, expiry);
    setLength(connection, id, position);
  }

  void setLength(Connection connection, UUID id, long length) throws SQLException {
    Sql.update(connection, "update upload set length = ? where id = ?", length, id);
  }

  /** The stream to this path that is no file yet, locked. */
  Optional<Upload> lockStream(Connection connection, UUID draft, String path) throws SQLException {
    return Sql.one(
        connection,
        SELECT + STREAM + " and u.path = ? for update of u",
        UploadRepository::upload,
        draft,
        path);
  }

  /** The stream to this path that is no file yet and that no later file has overtaken. */
  Optional<Upload> stream(Connection connection, UUID draft, String path) throws SQLException {
    return Sql.one(
        connection,
        SELECT + STREAM + " and u.path = ? and not" + OVERTAKEN,
        UploadRepository::upload,
        draft,
        path);
  }

  /** As {@link #stream}, for all paths that begin with {@code start}, in their order. */
  List<Upload> streamsBelow(Connection connection, UUID draft, String start) throws SQLException {
    return Sql.all(
        connection,
        SELECT + STREAM + " and starts_with(u.path, ?) and not" + OVERTAKEN + " order by u.path",
        UploadRepository::upload,
        draft,
        start);
  }

  /** Streams whose bytes are all stored and that were not made files of. */
  List<Upload> streamsToComplete(Connection connection, UUID draft) throws SQLException {
    return Sql.all(
        connection,
        SELECT + STREAM + " and u.state = 'completing'",
        UploadRepository::upload,
        draft);
  }

  /** As {@link #setWriter}, of a client that is connected to this server. */
  void setWriter(Connection connection, UUID id, UUID writer, String server) throws SQLException {
    Sql.update(
        connection,
        "update upload set writer = ?, writer_server = ?, writer_seen = now() where id = ?",
        writer,
        server,
        id);
  }

  /** The writer was heard; false if it is the writer no more. */
  boolean heard(Connection connection, UUID id, UUID writer) throws SQLException {
    return Sql.update(
            connection,
            "update upload set writer_seen = now() where id = ? and writer = ?",
            id,
            writer)
        == 1;
  }

  /** Whether a client writes that is connected to another server and was heard lately. */
  boolean isWrittenElsewhere(Connection connection, UUID id, String server, Duration lately)
      throws SQLException {
    return Sql.one(
            connection,
            "select 1 from upload where id = ? and writer is not null and writer_server <> ?"
                + " and writer_seen > ?",
            row -> true,
            id,
            server,
            Instant.now().minus(lately))
        .isPresent();
  }

  void setState(Connection connection, UUID id, Upload.State state) throws SQLException {
    Sql.update(connection, "update upload set state = ? where id = ?", value(state), id);
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

  private static String value(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  private static Array ids(Connection connection, List<UUID> ids) throws SQLException {
    return connection.createArrayOf("uuid", ids.toArray());
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
        Objects.requireNonNull(Sql.instant(row, "expires_at")),
        Upload.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        List.of((UUID[]) row.getArray("sources").getArray()),
        Optional.ofNullable(row.getObject("final_id", UUID.class)),
        row.getString("metadata"));
  }
}
