package org.lumenark.submission.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.lumenark.submission.database.Sql;

/**
 * Writes down what is done, in the transaction that does it: there is no effect without its entry.
 * The row of the draft or of its study is locked by then, so that entries have the order of their
 * effects. Nothing that was written is ever changed.
 */
@ApplicationScoped
public class AuditTrail {

  /** Autosaves and uploads of this long are one entry. */
  private static final Duration LONGEST_ACTIVITY = Duration.ofHours(1);

  private static final int LONGEST_MEMBER = 100;

  private static final String ADD =
      """
      insert into activity
        (draft_id, actor_subject, actor_name, action, times, bytes, members, first_at, last_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (draft_id, actor_subject, action) do update
         set times = activity.times + excluded.times,
             bytes = activity.bytes + excluded.bytes,
             members = array(select distinct member
               from unnest(activity.members || excluded.members) as member order by 1 limit 100),
             last_at = excluded.last_at
      """;

  private final ObjectMapper mapper;

  AuditTrail(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * @param details what is worth knowing beside the action; of metadata only what was corrected, no
   *     secret
   */
  public void append(
      Connection connection, UUID draft, Actor actor, Action action, Map<String, Object> details)
      throws SQLException {
    endActivities(connection, draft, Instant.MAX);
    insert(connection, draft, actor, action, Instant.now(), details);
  }

  /** One more autosave. */
  public void saved(Connection connection, UUID draft, Actor actor, Collection<String> members)
      throws SQLException {
    List<String> shortened =
        members.stream()
            .map(member -> member.substring(0, Math.min(member.length(), LONGEST_MEMBER)))
            .toList();
    add(connection, draft, actor, Action.DRAFT_SAVED, 1, 0, shortened);
  }

  /** More files. */
  public void filesAdded(Connection connection, UUID draft, Actor actor, long files, long bytes)
      throws SQLException {
    if (files > 0) {
      add(connection, draft, actor, Action.FILES_ADDED, files, bytes, List.of());
    }
  }

  private void add(
      Connection connection,
      UUID draft,
      Actor actor,
      Action action,
      long times,
      long bytes,
      List<String> members)
      throws SQLException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    endActivities(connection, draft, now.minus(LONGEST_ACTIVITY));
    Sql.update(
        connection,
        ADD,
        draft,
        actor.subject().orElse(""),
        actor.name(),
        action.value(),
        times,
        bytes,
        connection.createArrayOf("text", members.toArray()),
        now,
        now);
  }

  private void endActivities(Connection connection, UUID draft, Instant begunBefore)
      throws SQLException {
    boolean all = begunBefore.equals(Instant.MAX);
    List<Activity> ended =
        Sql.all(
            connection,
            "delete from activity where draft_id = ? and (? or first_at < ?) returning *",
            Activity::of,
            draft,
            all,
            all ? Instant.EPOCH : begunBefore);
    for (Activity activity :
        ended.stream().sorted(Comparator.comparing(Activity::firstAt)).toList()) {
      insert(
          connection,
          draft,
          activity.actor(),
          activity.action(),
          activity.firstAt(),
          activity.details());
    }
  }

  private void insert(
      Connection connection,
      UUID draft,
      Actor actor,
      Action action,
      Instant time,
      Map<String, Object> details)
      throws SQLException {
    Sql.update(
        connection,
        "insert into audit_entry (draft_id, occurred_at, actor_subject, actor_name, action,"
            + " details) values (?, ?, ?, ?, ?, ?)",
        draft,
        time,
        actor.subject().orElse(null),
        actor.name(),
        action.value(),
        json(details));
  }

  private String json(Map<String, Object> details) {
    try {
      return mapper.writeValueAsString(details);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("details that are no JSON", impossible);
    }
  }
}
