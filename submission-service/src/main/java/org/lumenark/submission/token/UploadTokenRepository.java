package org.lumenark.submission.token;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.lumenark.submission.database.Sql;

/** Rows of upload tokens; those that were revoked or have expired are not found. */
@ApplicationScoped
class UploadTokenRepository {

  private static final String GOOD = " revoked_at is null and expires_at > now()";

  void insert(Connection connection, UploadToken token, byte[] digest) throws SQLException {
    Sql.update(
        connection,
        "insert into upload_token (id, draft_id, subject, username, label, digest, created_at,"
            + " expires_at) values (?, ?, ?, ?, ?, ?, ?, ?)",
        token.id(),
        token.draft(),
        token.subject(),
        token.username(),
        token.label(),
        digest,
        token.createdAt(),
        token.expiresAt());
  }

  Optional<UploadToken> find(Connection connection, byte[] digest) throws SQLException {
    return Sql.one(
        connection,
        "select * from upload_token where digest = ? and" + GOOD,
        UploadTokenRepository::token,
        digest);
  }

  boolean isGood(Connection connection, UUID id) throws SQLException {
    return Sql.one(
            connection,
            "select 1 from upload_token where id = ? and" + GOOD,
            row -> row.getInt(1),
            id)
        .isPresent();
  }

  /** Oldest first. */
  List<UploadToken> of(Connection connection, UUID draft) throws SQLException {
    return Sql.all(
        connection,
        "select * from upload_token where draft_id = ? and" + GOOD + " order by id",
        UploadTokenRepository::token,
        draft);
  }

  /** Whether there was such a token and it was still good. */
  boolean revoke(Connection connection, UUID draft, UUID id) throws SQLException {
    return Sql.update(
            connection,
            "update upload_token set revoked_at = now() where draft_id = ? and id = ? and" + GOOD,
            draft,
            id)
        == 1;
  }

  private static UploadToken token(ResultSet row) throws SQLException {
    return new UploadToken(
        row.getObject("id", UUID.class),
        row.getObject("draft_id", UUID.class),
        row.getString("subject"),
        row.getString("username"),
        row.getString("label"),
        Objects.requireNonNull(Sql.instant(row, "created_at")),
        Objects.requireNonNull(Sql.instant(row, "expires_at")));
  }
}
