package org.lumenark.submission.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumenark.submission.database.Sql;

/** Rows of mails. */
@ApplicationScoped
class MailRepository {

  private static final String PEOPLE =
      """
      select owner_email as address from draft
       where id = ? and owner_subject is distinct from ? and owner_email is not null
      union
      select address from collaborator
       where draft_id = ? and subject is not null and subject is distinct from ?
         and access in ('edit', 'submit') and address like '%@%'
      order by address
      """;

  /** What is being sent belongs to one sender until then; after that it counts as lost. */
  private static final String TAKE =
      """
      update mail set attempts = attempts + 1, next_at = now() + interval '5 minutes'
       where id in (
         select id from mail where sent_at is null and dead_at is null and next_at <= now()
          order by next_at limit ? for update skip locked)
      returning *
      """;

  private static final String TO_REMIND =
      """
      select s.accession, s.draft_id, s.title, s.release_date from study s
       where s.state in ('submitted', 'private') and s.release_date > now()
         and s.release_date <= ? and s.submitted_at < s.release_date - (? * interval '1 second')
         and not exists (select 1 from mail m
               where m.once like 'release-reminder ' || s.accession || ' '
                  || to_char(s.release_date at time zone 'UTC', 'YYYY-MM-DD') || ' %')
         and exists (select 1 from draft d left join collaborator c on c.draft_id = d.id
               and c.subject is not null and c.access in ('edit', 'submit') and c.address like '%@%'
             where d.id = s.draft_id and (d.owner_email is not null or c.address is not null))
       order by s.release_date, s.accession limit ?
      """;

  void insert(
      Connection connection, UUID id, Letter letter, String recipient, @Nullable String once)
      throws SQLException {
    insert(connection, id, letter, recipient, false, once);
  }

  /** To the address that the account has when the mail is sent. */
  void insertToAccount(Connection connection, UUID id, Letter letter, String username)
      throws SQLException {
    insert(connection, id, letter, username, true, null);
  }

  private static void insert(
      Connection connection,
      UUID id,
      Letter letter,
      String recipient,
      boolean account,
      @Nullable String once)
      throws SQLException {
    Sql.update(
        connection,
        "insert into mail (id, kind, recipient, account, subject, body, accession, once)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (once) do nothing",
        id,
        letter.kind().value(),
        recipient,
        account,
        letter.subject(),
        letter.body(),
        letter.accession().orElse(null),
        once);
  }

  /** Addresses of the owner and of those who may edit, without one person. */
  List<String> people(Connection connection, UUID draft, Optional<String> without)
      throws SQLException {
    return Sql.all(
        connection,
        PEOPLE,
        row -> row.getString(1),
        draft,
        without.orElse(null),
        draft,
        without.orElse(null));
  }

  Optional<String> title(Connection connection, UUID draft) throws SQLException {
    return Sql.one(
        connection,
        "select coalesce(metadata::jsonb ->> 'title', '') from draft where id = ?",
        row -> row.getString(1),
        draft);
  }

  /** A study that is to be released soon and whose people were not told of this date. */
  record Due(String accession, UUID draft, String title, Instant releaseDate) {}

  List<Due> toRemind(Connection connection, Instant until, Duration before, int limit)
      throws SQLException {
    return Sql.all(
        connection,
        TO_REMIND,
        row ->
            new Due(
                row.getString("accession"),
                row.getObject("draft_id", UUID.class),
                row.getString("title"),
                Objects.requireNonNull(Sql.instant(row, "release_date"))),
        until,
        before.toSeconds(),
        limit);
  }

  List<OutgoingMail> take(Connection connection, int limit) throws SQLException {
    return Sql.all(
        connection,
        TAKE,
        row ->
            new OutgoingMail(
                row.getObject("id", UUID.class),
                row.getString("recipient"),
                row.getBoolean("account"),
                row.getString("subject"),
                row.getString("body"),
                row.getInt("attempts")),
        limit);
  }

  void sent(Connection connection, UUID id) throws SQLException {
    Sql.update(connection, "update mail set sent_at = now(), reason = null where id = ?", id);
  }

  void failed(Connection connection, UUID id, String reason, Duration pause) throws SQLException {
    Sql.update(
        connection,
        "update mail set reason = ?, next_at = now() + (? * interval '1 millisecond') where id = ?",
        reason,
        pause.toMillis(),
        id);
  }

  void dead(Connection connection, UUID id, String reason) throws SQLException {
    Sql.update(connection, "update mail set dead_at = now(), reason = ? where id = ?", reason, id);
  }

  int revive(Connection connection) throws SQLException {
    return Sql.update(
        connection,
        "update mail set dead_at = null, attempts = 0, next_at = now() where dead_at is not null");
  }

  int forget(Connection connection, Duration memory) throws SQLException {
    return Sql.update(
        connection,
        "delete from mail where sent_at < now() - (? * interval '1 second')"
            + " and (once is null or sent_at < now() - interval '400 days')",
        memory.toSeconds());
  }

  List<MailView> list(Connection connection, MailState state, UUID after, int limit)
      throws SQLException {
    return Sql.all(
        connection,
        "select * from mail where " + state.condition() + " and id > ? order by id limit ?",
        row -> view(row, state),
        after,
        limit);
  }

  private static MailView view(ResultSet row, MailState state) throws SQLException {
    return new MailView(
        row.getObject("id", UUID.class),
        row.getString("kind"),
        row.getString("recipient"),
        row.getString("accession"),
        state.value(),
        row.getInt("attempts"),
        row.getString("reason"),
        Objects.requireNonNull(Sql.instant(row, "created_at")),
        state == MailState.WAITING ? Sql.instant(row, "next_at") : null,
        Sql.instant(row, "sent_at"),
        Sql.instant(row, "dead_at"));
  }
}
