package org.lumenark.submission.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumenark.submission.Page;
import org.lumenark.submission.database.Sql;

/** Reads what was written down, newest first. Whoever asks has checked the right. */
@ApplicationScoped
class Histories {

  private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};

  /** A draft that became a study has the history of the drafts of its next versions too. */
  private static final String OF_DEPOSIT =
      "draft_id in (select ?::uuid union all select id from draft where deposit_id = ?)";

  private final ObjectMapper mapper;

  Histories(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  private record Numbered(long id, Entry entry) {}

  /**
   * What still goes on leads the first page, beyond its limit.
   *
   * @param cursor that was given, or null for the newest entries
   */
  Page<Entry> page(Connection connection, UUID draft, @Nullable String cursor, int limit)
      throws SQLException {
    List<Numbered> found =
        Sql.all(
            connection,
            "select * from audit_entry where "
                + OF_DEPOSIT
                + " and id < ? order by id desc limit ?",
            this::entry,
            draft,
            draft,
            before(cursor),
            limit + 1);
    boolean more = found.size() > limit;
    List<Numbered> shown = more ? found.subList(0, limit) : found;
    List<Entry> items = new ArrayList<>();
    if (cursor == null) {
      items.addAll(
          Sql.all(
              connection,
              "select * from activity where " + OF_DEPOSIT + " order by last_at desc",
              row -> Activity.of(row).entry(),
              draft,
              draft));
    }
    shown.forEach(numbered -> items.add(numbered.entry()));
    return new Page<>(items, more ? Long.toString(shown.getLast().id()) : null);
  }

  private static long before(@Nullable String cursor) {
    try {
      return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
    } catch (NumberFormatException none) {
      throw Page.invalidCursor();
    }
  }

  private Numbered entry(ResultSet row) throws SQLException {
    boolean archive = row.getString("actor_subject") == null;
    return new Numbered(
        row.getLong("id"),
        new Entry(
            Objects.requireNonNull(Sql.instant(row, "occurred_at")),
            archive ? null : row.getString("actor_name"),
            row.getString("action"),
            details(row.getString("details"))));
  }

  private Map<String, Object> details(String text) {
    try {
      return mapper.readValue(text, DETAILS);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("stored details are no JSON", impossible);
    }
  }
}
