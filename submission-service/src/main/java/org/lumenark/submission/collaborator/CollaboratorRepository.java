package org.lumenark.submission.collaborator;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.lumenark.submission.database.Sql;

/** Rows of invitations. */
@ApplicationScoped
class CollaboratorRepository {

  /** Rights hang on the draft that a study began as, also those on a draft of its next version. */
  private static final String OF_DEPOSIT =
      "draft_id = (select coalesce(deposit_id, id) from draft where id = ?)";

  private static final String LATER =
      """
      update collaborator
         set look_at = now() + least(interval '1 hour', interval '5 seconds' + (now() - invited_at))
       where subject is null and address = ?
      """;

  List<Collaborator> of(Connection connection, UUID draft) throws SQLException {
    return Sql.all(
        connection,
        "select * from collaborator where " + OF_DEPOSIT + " order by invited_at, address",
        row ->
            Collaborator.of(
                new Address(row.getString("address")),
                right(row),
                Sql.instant(row, "seen_at") != null),
        draft);
  }

  /** Makes these the only invitations; those that were there keep what is known of the person. */
  void replace(Connection connection, UUID draft, Map<Address, Right> rights) throws SQLException {
    Sql.update(
        connection,
        "delete from collaborator where draft_id = ? and address <> all(?)",
        draft,
        connection.createArrayOf("text", rights.keySet().stream().map(Address::value).toArray()));
    for (Map.Entry<Address, Right> entry : rights.entrySet()) {
      Sql.update(
          connection,
          "insert into collaborator (draft_id, address, access) values (?, ?, ?)"
              + " on conflict (draft_id, address) do update set access = excluded.access",
          draft,
          entry.getKey().value(),
          entry.getValue().value());
    }
  }

  /** The best of the rights that a person was given. */
  Optional<Right> right(Connection connection, UUID draft, String subject) throws SQLException {
    return Sql.all(
            connection,
            "select * from collaborator where " + OF_DEPOSIT + " and subject = ?",
            CollaboratorRepository::right,
            draft,
            subject)
        .stream()
        .max(Right::compareTo);
  }

  void seen(Connection connection, UUID draft, String subject) throws SQLException {
    Sql.update(
        connection,
        "update collaborator set seen_at = now()"
            + " where "
            + OF_DEPOSIT
            + " and subject = ? and seen_at is null",
        draft,
        subject);
  }

  List<String> subjects(Connection connection, UUID draft) throws SQLException {
    return Sql.all(
        connection,
        "select distinct subject from collaborator"
            + " where "
            + OF_DEPOSIT
            + " and subject is not null order by subject",
        row -> row.getString(1),
        draft);
  }

  List<Address> toFind(Connection connection, int limit) throws SQLException {
    return Sql.all(
        connection,
        "select address from collaborator where subject is null and look_at <= now()"
            + " group by address order by min(look_at) limit ?",
        row -> new Address(row.getString(1)),
        limit);
  }

  List<UUID> waitingFor(Connection connection, Address address) throws SQLException {
    return Sql.all(
        connection,
        "select draft_id from collaborator where subject is null and address = ?",
        row -> row.getObject(1, UUID.class),
        address.value());
  }

  boolean found(Connection connection, UUID draft, Address address, String subject)
      throws SQLException {
    return Sql.update(
            connection,
            "update collaborator set subject = ?"
                + " where draft_id = ? and address = ? and subject is null",
            subject,
            draft,
            address.value())
        == 1;
  }

  void notFound(Connection connection, Address address) throws SQLException {
    Sql.update(connection, LATER, address.value());
  }

  /** Nobody could be asked. */
  void postpone(Connection connection, Address address) throws SQLException {
    Sql.update(
        connection,
        "update collaborator set look_at = now() + interval '10 seconds'"
            + " where subject is null and address = ?",
        address.value());
  }

  private static Right right(ResultSet row) throws SQLException {
    return Right.valueOf(row.getString("access").toUpperCase(Locale.ROOT));
  }
}
