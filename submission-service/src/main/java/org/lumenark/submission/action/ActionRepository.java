package org.lumenark.submission.action;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumenark.submission.audit.Actor;
import org.lumenark.submission.database.Sql;

/** Rows of actions. A worker's changes count only while it holds the lease. */
@ApplicationScoped
class ActionRepository {

  private final ObjectMapper mapper;

  ActionRepository(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  void insert(
      Connection connection,
      UUID id,
      UUID draft,
      Actor actor,
      ActionRequest request,
      boolean preview,
      @Nullable String key)
      throws SQLException {
    Sql.update(
        connection,
        "insert into draft_action (id, draft_id, key, actor_subject, actor_name, request, preview,"
            + " state) values (?, ?, ?, ?, ?, ?, ?, 'waiting')",
        id,
        draft,
        key,
        actor.subject().orElse(null),
        actor.name(),
        request.json().toString(),
        preview);
  }

  Optional<Action> find(Connection connection, UUID draft, UUID id) throws SQLException {
    return Sql.one(
        connection,
        "select * from draft_action where draft_id = ? and id = ?",
        this::action,
        draft,
        id);
  }

  Optional<Action> ofKey(Connection connection, UUID draft, String key) throws SQLException {
    return Sql.one(
        connection,
        "select * from draft_action where draft_id = ? and key = ?",
        this::action,
        draft,
        key);
  }

  /** The one that waits or runs. */
  Optional<Action> underWay(Connection connection, UUID draft) throws SQLException {
    return Sql.one(
        connection,
        "select * from draft_action where draft_id = ? and state in ('waiting', 'running')",
        this::action,
        draft);
  }

  List<Action> page(Connection connection, UUID draft, @Nullable UUID before, int limit)
      throws SQLException {
    return Sql.all(
        connection,
        "select * from draft_action where draft_id = ? and (?::uuid is null or id < ?::uuid)"
            + " order by id desc limit ?",
        this::action,
        draft,
        before,
        before,
        limit);
  }

  List<NumberedLine> lines(Connection connection, UUID id, long after, int limit)
      throws SQLException {
    return Sql.all(
        connection,
        "select * from draft_action_line where action_id = ? and ordinal > ?"
            + " order by ordinal limit ?",
        ActionRepository::line,
        id,
        after,
        limit);
  }

  Optional<Action> claim(Connection connection, UUID worker, Duration lease) throws SQLException {
    return Sql.one(
        connection,
        "update draft_action set state = 'running', worker = ?, lease_until = ? where id ="
            + " (select id from draft_action where state in ('waiting', 'running')"
            + " and (lease_until is null or lease_until < now())"
            + " order by created_at limit 1 for update skip locked) returning *",
        this::action,
        worker,
        Instant.now().plus(lease));
  }

  boolean renew(Connection connection, UUID id, UUID worker, Duration lease) throws SQLException {
    return Sql.update(
            connection,
            "update draft_action set lease_until = ? where id = ? and worker = ?"
                + " and state = 'running'",
            Instant.now().plus(lease),
            id,
            worker)
        == 1;
  }

  void advance(Connection connection, UUID id, String place, Tally tally) throws SQLException {
    Sql.update(
        connection,
        "update draft_action set place = ?, entries = ?, changed = ?, unchanged = ?, refused = ?,"
            + " byte_count = ?, failures = 0 where id = ?",
        place,
        tally.entries(),
        tally.changed(),
        tally.unchanged(),
        tally.refused(),
        tally.bytes(),
        id);
  }

  /**
   * @param ordinals of the lines, from the first entry's 1
   */
  void insertLines(Connection connection, UUID id, List<Long> ordinals, List<ActionLine> lines)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into draft_action_line (action_id, ordinal, path, size, outcome, code,"
                + " message, remedy) values (?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (int index = 0; index < lines.size(); index++) {
        ActionLine line = lines.get(index);
        insert.setObject(1, id);
        insert.setLong(2, ordinals.get(index));
        insert.setString(3, line.path());
        insert.setLong(4, line.size());
        insert.setString(5, line.outcome().value());
        insert.setString(6, line.code());
        insert.setString(7, line.message());
        insert.setString(8, line.remedy());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  void finish(Connection connection, UUID id, UUID worker, Outcome outcome) throws SQLException {
    Outcome.@Nullable Failed failed = outcome instanceof Outcome.Failed it ? it : null;
    Sql.update(
        connection,
        "update draft_action set state = ?, error_code = ?, error_message = ?, error_remedy = ?,"
            + " worker = null, lease_until = null, finished_at = now()"
            + " where id = ? and worker = ? and state = 'running'",
        (failed == null ? ActionState.DONE : ActionState.FAILED).value(),
        failed == null ? null : failed.code(),
        failed == null ? null : failed.message(),
        failed == null ? null : failed.remedy(),
        id,
        worker);
  }

  /** Lets others try after a while. */
  void postpone(Connection connection, UUID id, UUID worker, Duration pause) throws SQLException {
    Sql.update(
        connection,
        "update draft_action set state = 'waiting', worker = null, lease_until = ?,"
            + " failures = failures + 1 where id = ? and worker = ? and state = 'running'",
        Instant.now().plus(pause),
        id,
        worker);
  }

  void cancel(Connection connection, UUID id) throws SQLException {
    Sql.update(
        connection,
        "update draft_action set state = 'cancelled', worker = null, lease_until = null,"
            + " finished_at = now() where id = ? and state in ('waiting', 'running')",
        id);
  }

  void forgetFinishedBefore(Connection connection, Instant time) throws SQLException {
    Sql.update(connection, "delete from draft_action where finished_at < ?", time);
  }

  private Action action(ResultSet row) throws SQLException {
    return new Action(
        row.getObject("id", UUID.class),
        row.getObject("draft_id", UUID.class),
        new Actor(Optional.ofNullable(row.getString("actor_subject")), row.getString("actor_name")),
        ActionRequest.ofStored(json(row.getString("request"))),
        row.getBoolean("preview"),
        ActionState.of(row.getString("state")),
        row.getString("place"),
        new Tally(
            row.getLong("entries"),
            row.getLong("changed"),
            row.getLong("unchanged"),
            row.getLong("refused"),
            row.getLong("byte_count")),
        failure(row),
        row.getInt("failures"),
        Objects.requireNonNull(Sql.instant(row, "created_at")),
        Optional.ofNullable(Sql.instant(row, "finished_at")));
  }

  private static Optional<Outcome.Failed> failure(ResultSet row) throws SQLException {
    String code = row.getString("error_code");
    return code == null
        ? Optional.empty()
        : Optional.of(
            new Outcome.Failed(
                code, row.getString("error_message"), row.getString("error_remedy")));
  }

  private static NumberedLine line(ResultSet row) throws SQLException {
    ActionLine line =
        new ActionLine(
            row.getString("path"),
            row.getLong("size"),
            ActionLine.Outcome.of(row.getString("outcome")),
            row.getString("code"),
            row.getString("message"),
            row.getString("remedy"));
    return new NumberedLine(row.getLong("ordinal"), line);
  }

  private JsonNode json(String text) {
    try {
      return mapper.readTree(text);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a stored request is no JSON", impossible);
    }
  }
}
