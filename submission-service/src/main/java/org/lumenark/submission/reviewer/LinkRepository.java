package org.lumenark.submission.reviewer;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.lumenark.contracts.event.ReviewerLink;
import org.lumenark.contracts.id.Accession;
import org.lumenark.platform.security.ReviewerToken;
import org.lumenark.submission.database.Sql;

/** Rows of reviewer links; those that were revoked or have expired are not found. */
@ApplicationScoped
public class LinkRepository {

  private static final String GOOD = " revoked_at is null and expires_at > now()";

  void insert(Connection connection, Link link, ReviewerToken token) throws SQLException {
    Sql.update(
        connection,
        "insert into reviewer_link (id, accession, label, originals, digest, created_by,"
            + " created_at, expires_at) values (?, ?, ?, ?, ?, ?, ?, ?)",
        link.id(),
        link.accession().value(),
        link.label(),
        link.originals(),
        token.digest(),
        link.createdBy(),
        link.createdAt(),
        link.expiresAt());
  }

  /** Oldest first. */
  List<Link> of(Connection connection, Accession accession) throws SQLException {
    return Sql.all(
        connection,
        "select * from reviewer_link where accession = ? and" + GOOD + " order by id",
        LinkRepository::link,
        accession.value());
  }

  /** Whether there was such a link and it was still good. */
  boolean revoke(Connection connection, Accession accession, UUID id) throws SQLException {
    return Sql.update(
            connection,
            "update reviewer_link set revoked_at = now() where accession = ? and id = ? and" + GOOD,
            accession.value(),
            id)
        == 1;
  }

  /** What the catalogue has to know of the good links, in the order they were made. */
  public List<ReviewerLink> told(Connection connection, Accession accession) throws SQLException {
    return Sql.all(
        connection,
        "select digest, expires_at, originals from reviewer_link where accession = ? and"
            + GOOD
            + " order by id",
        row ->
            new ReviewerLink(
                row.getString("digest"),
                Objects.requireNonNull(Sql.instant(row, "expires_at")),
                row.getBoolean("originals")),
        accession.value());
  }

  private static Link link(ResultSet row) throws SQLException {
    return new Link(
        row.getObject("id", UUID.class),
        new Accession(row.getString("accession")),
        row.getString("label"),
        row.getBoolean("originals"),
        row.getString("created_by"),
        Objects.requireNonNull(Sql.instant(row, "created_at")),
        Objects.requireNonNull(Sql.instant(row, "expires_at")));
  }
}
