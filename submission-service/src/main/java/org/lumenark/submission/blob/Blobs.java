package org.lumenark.submission.blob;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.database.Sql;

/**
 * The register of objects: each is written down before its first byte is stored, so that nothing is
 * lost in the store whatever fails.
 */
@ApplicationScoped
public class Blobs {

  private final Database database;

  Blobs(Database database) {
    this.database = database;
  }

  /** What an object holds. */
  public enum Kind {
    FILE("file"),
    PACK("pack"),
    MANIFEST("manifest"),
    /** The last bytes of an interrupted upload, too few for a part; never kept. */
    TAIL("tail");

    private final String value;

    Kind(String value) {
      this.value = value;
    }
  }

  /** A new key, registered in a transaction of its own. */
  public BlobKey begin(Kind kind, @Nullable UUID draft) {
    return database.call(connection -> begin(connection, kind, draft));
  }

  public BlobKey begin(Connection connection, Kind kind, @Nullable UUID draft) throws SQLException {
    BlobKey key = BlobKey.next();
    Sql.update(
        connection,
        "insert into blob (object, draft_id, kind, state) values (?, ?, ?, 'writing')",
        key.value(),
        draft,
        kind.value);
    return key;
  }

  /**
   * From now on files name it.
   *
   * @throws IllegalStateException if it was collected meanwhile; nothing may be committed then
   */
  public void keep(Connection connection, BlobKey key) throws SQLException {
    int kept =
        Sql.update(
            connection,
            "update blob set state = 'kept', since = now()"
                + " where object = ? and state in ('writing', 'kept')",
            key.value());
    if (kept != 1) {
      throw new IllegalStateException("object " + key + " was collected before it was committed");
    }
  }

  /**
   * No file will ever name it.
   *
   * @return false if one does
   */
  public boolean abandon(Connection connection, BlobKey key) throws SQLException {
    return Sql.update(
            connection,
            "update blob set state = 'dead', since = now() where object = ? and state = 'writing'",
            key.value())
        == 1;
  }

  /**
   * No file will ever name it, or it was given up before; may be repeated after a crash.
   *
   * @return false if a file names it
   */
  public boolean giveUp(Connection connection, BlobKey key) throws SQLException {
    return abandon(connection, key) || !isIn(connection, key, "kept");
  }

  /** Whether files may still name it; if so, nobody can give it up before the transaction ends. */
  public boolean hold(Connection connection, BlobKey key) throws SQLException {
    return isIn(connection, key, "writing", "kept");
  }

  private static boolean isIn(Connection connection, BlobKey key, String... states)
      throws SQLException {
    return Sql.one(
            connection,
            "select 1 from blob where object = ? and state = any (?) for update",
            row -> true,
            key.value(),
            connection.createArrayOf("text", states))
        .isPresent();
  }

  /** No file names it any more; it is collected after its grace time. */
  public void drop(Connection connection, BlobKey key) throws SQLException {
    Sql.update(
        connection, "update blob set state = 'dead', since = now() where object = ?", key.value());
  }

  /** Drops those of them that no file names any more. */
  public void dropUnnamed(Connection connection, Collection<BlobKey> keys) throws SQLException {
    Sql.update(
        connection,
        "update blob set state = 'dead', since = now() where object = any (?) and state = 'kept'"
            + " and not exists (select 1 from file f where f.object = blob.object)",
        connection.createArrayOf("text", keys.stream().map(BlobKey::value).toArray()));
  }

  public void dropDraft(Connection connection, UUID draft) throws SQLException {
    Sql.update(
        connection,
        "update blob set state = 'dead', since = now() where draft_id = ? and state = 'kept'",
        draft);
  }

  /** What the files of a draft name is kept again. */
  public void reviveDraft(Connection connection, UUID draft) throws SQLException {
    Sql.update(
        connection,
        "update blob b set state = 'kept', since = now() where draft_id = ? and state = 'dead'"
            + " and exists (select 1 from file f where f.draft_id = ? and f.object = b.object)",
        draft,
        draft);
  }

  /** Its bytes are gone from the store. */
  public void forget(Connection connection, BlobKey key) throws SQLException {
    Sql.update(connection, "delete from blob where object = ?", key.value());
  }
}
