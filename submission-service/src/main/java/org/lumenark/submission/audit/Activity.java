package org.lumenark.submission.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.lumenark.submission.database.Sql;

/**
 * What someone has been doing for a while.
 *
 * @param times how often, or how many
 * @param members of the metadata that were saved
 */
record Activity(
    Actor actor,
    Action action,
    long times,
    long bytes,
    List<String> members,
    Instant firstAt,
    Instant lastAt) {

  Activity {
    members = List.copyOf(members);
  }

  static Activity of(ResultSet row) throws SQLException {
    String action = row.getString("action");
    return new Activity(
        new Actor(Optional.of(row.getString("actor_subject")), row.getString("actor_name")),
        action.equals(Action.FILES_ADDED.value()) ? Action.FILES_ADDED : Action.DRAFT_SAVED,
        row.getLong("times"),
        row.getLong("bytes"),
        List.of((String[]) row.getArray("members").getArray()),
        Objects.requireNonNull(Sql.instant(row, "first_at")),
        Objects.requireNonNull(Sql.instant(row, "last_at")));
  }

  Map<String, Object> details() {
    String until = lastAt.toString();
    return action == Action.FILES_ADDED
        ? Map.of("count", times, "bytes", bytes, "until", until)
        : Map.of("times", times, "members", members, "until", until);
  }

  Entry entry() {
    return new Entry(firstAt, actor.name(), action.value(), details());
  }
}
