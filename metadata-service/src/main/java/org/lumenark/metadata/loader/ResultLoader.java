package org.lumenark.metadata.loader;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.lumenark.contracts.event.EventJson;
import org.lumenark.contracts.event.FileResult;
import org.lumenark.contracts.event.Reason;
import org.lumenark.platform.storage.Derived;
import org.lumenark.platform.storage.ObjectStore;

/** Loads what verification found of a batch of files. What was told last of a file stays. */
@ApplicationScoped
class ResultLoader {

  private static final int LONGEST_LINE = 64 << 10;

  /** As {@code FileKeys} has it. */
  private static final String FORMAT_KEY =
      "substring(sha256(convert_to(chr(31) || 'format' || chr(31) || r.format, 'UTF8'))"
          + " from 1 for 16)";

  private static final String MERGE =
      """
      insert into file_result
      select distinct on (ordinal) accession, version, ordinal, format, imaging,
          rejected_code, rejected_message, rejected_place, told_by
        from file_result_incoming where task = ? order by ordinal
      on conflict (accession, version, ordinal) do update set
        format = excluded.format, imaging = excluded.imaging,
        rejected_code = excluded.rejected_code, rejected_message = excluded.rejected_message,
        rejected_place = excluded.rejected_place, told_by = excluded.told_by
      where excluded.told_by > file_result.told_by
      """;

  /** A file that is found by another format from now on is no more found by the former one. */
  private static final String LEAVE_FORMATS =
      """
      update file_attribute a set places = a.places & ~l.places
        from (
          select r.accession, r.version, %1$s as key, cast(r.ordinal / 512 as int) as block,
              bit_or(set_bit(cast('0' as bit(512)), cast(r.ordinal %% 512 as int), 1)) as places
            from file_result r
            join file_result_incoming i on i.accession = r.accession and i.version = r.version
              and i.ordinal = r.ordinal
           where i.task = ? and i.told_by > r.told_by and i.format <> r.format
           group by 1, 2, 3, 4) l
       where a.accession = l.accession and a.version = l.version and a.key = l.key
         and a.block = l.block
      """
          .formatted(FORMAT_KEY);

  private static final String FIND_BY_FORMATS =
      """
      insert into file_attribute (accession, version, key, block, places)
      select r.accession, r.version, %1$s, cast(r.ordinal / 512 as int),
          bit_or(set_bit(cast('0' as bit(512)), cast(r.ordinal %% 512 as int), 1))
        from (select distinct accession, version, ordinal from file_result_incoming
               where task = ?) i
        join file_result r on r.accession = i.accession and r.version = i.version
          and r.ordinal = i.ordinal
       group by 1, 2, 3, 4 order by 3, 4
      on conflict (accession, version, key, block)
        do update set places = file_attribute.places | excluded.places
      """
          .formatted(FORMAT_KEY);

  private static final String FORMATS =
      """
      insert into study_format
      select distinct accession, version, format from file_result_incoming
       where task = ? order by format
      on conflict do nothing
      """;
  private static final String CLEAN = "delete from file_result_incoming where task = ?";

  private final LoadTasks tasks;
  private final LoaderConfig config;
  private final ObjectStore derived;

  ResultLoader(LoadTasks tasks, LoaderConfig config, @Derived ObjectStore derived) {
    this.tasks = tasks;
    this.config = config;
    this.derived = derived;
  }

  void load(LoadTask task) throws IOException, SQLException, LostLease, RefusedObject {
    CopyRows rows = new CopyRows();
    try (ObjectLines lines =
        new ObjectLines(StoredObjects.open(derived, task.objectKey()), LONGEST_LINE)) {
      Optional<String> line = lines.next();
      while (line.isPresent()) {
        add(rows, task, result(line.get()));
        line = lines.next();
        if (rows.count() == config.batch() && line.isPresent()) {
          tasks.step(task, 0, connection -> merge(connection, task, rows));
          rows.clear();
        }
      }
    }
    tasks.finish(
        task,
        connection -> {
          merge(connection, task, rows);
          StudyRows.due(connection, task.accession());
        });
  }

  private static void merge(Connection connection, LoadTask task, CopyRows rows)
      throws SQLException {
    rows.copyInto(connection, "file_result_incoming");
    for (String sql : List.of(LEAVE_FORMATS, MERGE, FIND_BY_FORMATS, FORMATS, CLEAN)) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setLong(1, task.id());
        statement.executeUpdate();
      }
    }
  }

  private static void add(CopyRows rows, LoadTask task, FileResult result) {
    rows.add(
        task.id(),
        task.accession(),
        task.version(),
        result.ordinal(),
        result.format(),
        result.imaging().value(),
        result.rejected().map(Reason::code).orElse(null),
        result.rejected().map(Reason::message).orElse(null),
        result.rejected().flatMap(Reason::place).orElse(null),
        task.toldBy());
  }

  private static FileResult result(String line) throws RefusedObject {
    try {
      return EventJson.mapper().readValue(line, FileResult.class);
    } catch (JsonProcessingException unreadable) {
      throw new RefusedObject("a line is no file result", unreadable);
    }
  }
}
