package org.lumenark.submission.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.event.FileTotals;
import org.lumenark.contracts.event.Owner;
import org.lumenark.contracts.id.Accession;
import org.lumenark.submission.database.Sql;

/** Rows of drafts. */
@ApplicationScoped
public class DraftRepository {

  private final ObjectMapper mapper;

  DraftRepository(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  void insert(Connection connection, UUID id, Owner owner, ObjectNode metadata)
      throws SQLException {
    Sql.update(
        connection,
        "insert into draft (id, owner_subject, owner_username, owner_name, owner_email, state,"
            + " metadata) values (?, ?, ?, ?, ?, 'open', ?)",
        id,
        owner.subject(),
        owner.username(),
        owner.name().orElse(null),
        owner.email().orElse(null),
        metadata.toString());
  }

  /** A draft of the next version of a study; it has no files yet. */
  public void insertNext(
      Connection connection, UUID id, Draft deposit, ObjectNode metadata, Draft.Next next)
      throws SQLException {
    insert(connection, id, deposit.owner(), metadata);
    Sql.update(
        connection,
        "update draft set deposit_id = ?, version_of = ?, version = ? where id = ?",
        deposit.deposit(),
        next.accession().value(),
        next.version(),
        id);
  }

  /** Counts the files that it began with: all bytes are an earlier version's. */
  public void inherit(Connection connection, UUID id, FileTotals files) throws SQLException {
    Sql.update(
        connection,
        "update draft set file_count = ?, byte_count = ?, inherited_bytes = ? where id = ?",
        files.count(),
        files.bytes(),
        files.bytes(),
        id);
  }

  /** The draft of the next version of a study, if one is open. */
  public Optional<Draft> openNext(Connection connection, Accession accession) throws SQLException {
    return Sql.one(
        connection,
        "select * from draft where version_of = ? and state = 'open'",
        this::draft,
        accession.value());
  }

  /** Whether it still is the version after the last one that was submitted. */
  boolean isNext(Connection connection, Draft.Next next) throws SQLException {
    return Sql.one(
            connection,
            "select 1 from study where accession = ? and version + 1 = ?",
            row -> 1,
            next.accession().value(),
            next.version())
        .isPresent();
  }

  public Optional<Draft> find(Connection connection, UUID id) throws SQLException {
    return Sql.one(connection, "select * from draft where id = ?", this::draft, id);
  }

  /** The draft, locked until the transaction ends. */
  public Optional<Draft> lock(Connection connection, UUID id) throws SQLException {
    return Sql.one(connection, "select * from draft where id = ? for update", this::draft, id);
  }

  /** Own drafts that were deleted after that time. */
  List<Draft> deletedOf(
      Connection connection, String subject, Instant since, @Nullable UUID before, int limit)
      throws SQLException {
    return Sql.all(
        connection,
        "select * from draft where owner_subject = ? and state = 'deleted' and deleted_at > ?"
            + " and (?::uuid is null or id < ?::uuid) order by id desc limit ?",
        this::draft,
        subject,
        since,
        before,
        before,
        limit);
  }

  /** Own drafts and those that were shared. */
  List<Draft> ofPerson(Connection connection, String subject, @Nullable UUID before, int limit)
      throws SQLException {
    return Sql.all(
        connection,
        "select * from draft where id in (select id from draft where owner_subject = ?"
            + " union select draft_id from collaborator where subject = ?"
            + " union select d.id from draft d join collaborator c on c.draft_id = d.deposit_id"
            + " where c.subject = ?) and state <> 'deleted'"
            + " and (?::uuid is null or id < ?::uuid) order by id desc limit ?",
        this::draft,
        subject,
        subject,
        subject,
        before,
        before,
        limit);
  }

  long openOf(Connection connection, String subject) throws SQLException {
    return Sql.one(
            connection,
            "select count(*) from draft where owner_subject = ? and state = 'open'",
            row -> row.getLong(1),
            subject)
        .orElse(0L);
  }

  /**
   * Bytes of all drafts and studies of an owner, without deleted ones; bytes that several versions
   * of a study share count once.
   */
  public long bytesOf(Connection connection, String subject) throws SQLException {
    return Sql.one(
            connection,
            "select coalesce(sum(byte_count - inherited_bytes), 0) from draft"
                + " where owner_subject = ? and state <> 'deleted'",
            row -> row.getLong(1),
            subject)
        .orElse(0L);
  }

  public void updateMetadata(Connection connection, UUID id, ObjectNode metadata)
      throws SQLException {
    Sql.update(
        connection,
        "update draft set metadata = ?, revision = revision + 1, updated_at = now() where id = ?",
        metadata.toString(),
        id);
  }

  public void setState(Connection connection, UUID id, String state) throws SQLException {
    Sql.update(
        connection, "update draft set state = ?, updated_at = now() where id = ?", state, id);
  }

  void delete(Connection connection, UUID id) throws SQLException {
    Sql.update(
        connection,
        "update draft set state = 'deleted', deleted_at = now(), updated_at = now() where id = ?",
        id);
  }

  /** Whether it was deleted after that time, and is open again. */
  boolean restore(Connection connection, UUID id, Instant since) throws SQLException {
    return Sql.update(
            connection,
            "update draft set state = 'open', deleted_at = null, updated_at = now()"
                + " where id = ? and state = 'deleted' and deleted_at > ?",
            id,
            since)
        == 1;
  }

  /**
   * @param inherited those of the bytes that an earlier version of the study brought
   */
  public void addFiles(Connection connection, UUID id, long files, long bytes, long inherited)
      throws SQLException {
    Sql.update(
        connection,
        "update draft set file_count = file_count + ?, byte_count = byte_count + ?,"
            + " inherited_bytes = inherited_bytes + ?,"
            + " file_revision = file_revision + 1, updated_at = now() where id = ?",
        files,
        bytes,
        inherited,
        id);
  }

  public Optional<UUID> remembered(Connection connection, String subject, String key)
      throws SQLException {
    return Sql.one(
        connection,
        "select draft_id from idempotency where owner_subject = ? and key = ?",
        row -> row.getObject(1, UUID.class),
        subject,
        key);
  }

  /** Whether the key came with this request, or nobody knows with which. */
  boolean isOf(Connection connection, String subject, String key, String request)
      throws SQLException {
    return Sql.one(
            connection,
            "select 1 from idempotency where owner_subject = ? and key = ?"
                + " and (request_sha256 is null"
                + " or request_sha256 = sha256(convert_to(?::text, 'UTF8')))",
            row -> true,
            subject,
            key,
            request)
        .isPresent();
  }

  public boolean remember(Connection connection, String subject, String key, UUID id)
      throws SQLException {
    return remember(connection, subject, key, id, null);
  }

  boolean remember(
      Connection connection, String subject, String key, UUID id, @Nullable String request)
      throws SQLException {
    return Sql.update(
            connection,
            "insert into idempotency (owner_subject, key, draft_id, request_sha256)"
                + " values (?, ?, ?, sha256(convert_to(?::text, 'UTF8'))) on conflict do nothing",
            subject,
            key,
            id,
            request)
        == 1;
  }

  private Draft draft(ResultSet row) throws SQLException {
    return new Draft(
        row.getObject("id", UUID.class),
        new Owner(
            row.getString("owner_subject"),
            row.getString("owner_username"),
            Optional.ofNullable(row.getString("owner_name")),
            Optional.ofNullable(row.getString("owner_email"))),
        row.getString("state"),
        row.getLong("revision"),
        json(row.getString("metadata")),
        new FileTotals(row.getLong("file_count"), row.getLong("byte_count")),
        Objects.requireNonNullElse(
            row.getObject("deposit_id", UUID.class), row.getObject("id", UUID.class)),
        next(row));
  }

  private static Optional<Draft.Next> next(ResultSet row) throws SQLException {
    String accession = row.getString("version_of");
    return accession == null
        ? Optional.empty()
        : Optional.of(new Draft.Next(new Accession(accession), row.getInt("version")));
  }

  private ObjectNode json(String text) {
    try {
      return (ObjectNode) mapper.readTree(text);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("stored metadata is no JSON", impossible);
    }
  }
}
