package org.lumenark.metadata;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Looks at the catalogue's tables from outside, and waits until they are settled. */
final class TestCatalogue {

  /** Columns that tell when or how often something was done, not what came of it. */
  private static final Map<String, String> ROWS =
      Map.ofEntries(
          Map.entry(
              "study",
              "select (to_jsonb(t) - 'revision' - 'announce_at')::text from study t order by 1"),
          Map.entry(
              "study_version",
              "select (to_jsonb(t) - 'loaded_at' || jsonb_build_object('loaded',"
                  + " loaded_at is not null))::text from study_version t order by 1"),
          Map.entry("study_format", "select to_jsonb(t)::text from study_format t order by 1"),
          Map.entry(
              "file", "select to_jsonb(t)::text from file t order by accession, version, ordinal"),
          Map.entry(
              "file_result",
              "select to_jsonb(t)::text from file_result t"
                  + " order by accession, version, ordinal"),
          Map.entry("file_rejection", "select to_jsonb(t)::text from file_rejection t order by 1"),
          Map.entry("image", "select (to_jsonb(t) - 'revision')::text from image t order by id"),
          Map.entry(
              "image_file", "select to_jsonb(t)::text from image_file t order by image, ordinal"),
          Map.entry(
              "image_version",
              "select to_jsonb(t)::text from image_version t order by image, version"),
          Map.entry("plate", "select to_jsonb(t)::text from plate t order by version, fileset"),
          Map.entry("inbox", "select event_id::text from inbox order by 1"));

  private TestCatalogue() {}

  private static Connection connect() throws SQLException {
    Config config = ConfigProvider.getConfig();
    return DriverManager.getConnection(
        config.getValue("quarkus.datasource.jdbc.url", String.class) + "?currentSchema=catalogue",
        config.getValue("quarkus.datasource.username", String.class),
        config.getValue("quarkus.datasource.password", String.class));
  }

  static List<String> query(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      java.util.ArrayList<String> found = new java.util.ArrayList<>();
      while (rows.next()) {
        found.add(String.valueOf(rows.getString(1)));
      }
      return found;
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  static void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  static Map<String, List<String>> rows() {
    Map<String, List<String>> rows = new TreeMap<>();
    ROWS.forEach((table, sql) -> rows.put(table, query(sql)));
    return rows;
  }

  /** The last state of each key of the topics that carry whole states, without its revision. */
  static List<String> documents() {
    return query(
        """
        select topic || ' ' || key || ' ' || (data::jsonb - 'revision')::text from (
          select distinct on (topic, key) * from outbox
           where topic in ('archive.catalogue.v1', 'archive.public-study.v1')
           order by topic, key, id desc) last
         order by topic, key
        """);
  }

  /** As an operator resets it: projection and inbox together. */
  static void reset() {
    execute(
        """
        truncate study, study_version, study_format, file, file_result, file_rejection, image,
          image_version, image_file, image_annotation, annotation_plate, annotation_table,
          annotation_row, annotation_key, archive_segment, file_attribute, public_change,
          plate, reviewer_link, load_task, file_component,
          outbox, inbox, frozen_manifest, frozen_part, frozen_block,
          frozen_candidate, study_bundle, study_usage, usage_report;
        update public_change_counter set last = 0;
        """);
  }

  static void awaitEvents(long events) {
    await(Duration.ofSeconds(90), () -> count("inbox") == events);
    awaitQuiet();
  }

  /** Until nothing is left to load, to announce or to send. */
  static void awaitQuiet() {
    await(
        Duration.ofSeconds(90),
        () ->
            query(
                    """
                    select 1 from load_task where state = 'waiting'
                    union all select 1 from study where submitted_at is not null
                      and (announce_at is not null or images_after is not null)
                    union all select 1 from image i join study s using (accession)
                      where i.announce and s.submitted_at is not null
                    union all select 1 from outbox where sent_at is null
                    """)
                .isEmpty());
  }

  static long count(String table) {
    return Long.parseLong(query("select count(*) from " + table).getFirst());
  }

  static void await(Duration most, Callable<Boolean> condition) {
    long end = System.nanoTime() + most.toNanos();
    try {
      while (!condition.call()) {
        if (System.nanoTime() > end) {
          throw new AssertionError("did not happen within " + most);
        }
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      }
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }
}
