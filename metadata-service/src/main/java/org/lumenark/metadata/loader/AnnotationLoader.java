package org.lumenark.metadata.loader;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.lumenark.annotation.AnnotationColumns;
import org.lumenark.annotation.AnnotationKey;
import org.lumenark.annotation.Subjects;
import org.lumenark.contracts.event.EventJson;
import org.lumenark.contracts.manifest.ManifestRoot;
import org.lumenark.contracts.manifest.ManifestRoot.TableRow;
import org.lumenark.metadata.annotation.KeyDigest;
import org.lumenark.metadata.annotation.MatchStatement;
import org.lumenark.metadata.annotation.NamedImage;
import org.lumenark.metadata.annotation.StoredCells;
import org.lumenark.metadata.annotation.StudyAnnotations;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.Originals;

/**
 * Loads the annotation tables of a study version, a batch of rows a transaction. Tables count as
 * loaded all together, when every digest is right; images that are there by then look for their
 * rows a page a transaction, and those that come later look by themselves.
 */
@ApplicationScoped
class AnnotationLoader {

  private static final int LONGEST_LINE = 32 << 20;
  private static final int PAGE_IMAGES = 500;

  private static final String REQUEST =
      """
      insert into load_task (kind, accession, version, batch, object, root, told_by)
      values ('annotations', ?, ?, 0, ?, ?, ?) on conflict do nothing
      """;
  private static final String TABLE =
      """
      insert into annotation_table (accession, version, tab, name, columns)
      values (?, ?, ?, ?, cast(? as json)) on conflict do nothing
      """;
  private static final String LOADED =
      """
      update annotation_table set row_count = ?, subjects = cast(? as json), loaded_at = now()
       where accession = ? and version = ? and tab = ?
      """;
  private static final String LOCK = "select 1 from study where accession = ? for update";
  private static final String IMAGES =
      """
      select i.id, i.path, i.name, coalesce(i.group_path, ''), i.fileset, i.plate
        from image_version v join image i on i.id = v.image
       where v.accession = ? and v.version = ? and v.image > ? order by v.image limit ?
      """;
  private static final String MATCH = MatchStatement.sql("?", "?", "?");

  private final LoadTasks tasks;
  private final LoaderConfig config;
  private final ManifestRoots roots;
  private final ObjectStore originals;

  AnnotationLoader(
      LoadTasks tasks, LoaderConfig config, ManifestRoots roots, @Originals ObjectStore originals) {
    this.tasks = tasks;
    this.config = config;
    this.roots = roots;
    this.originals = originals;
  }

  /** Has the tables of a manifest loaded, once its files are. */
  static void request(Connection connection, LoadTask manifest) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(REQUEST)) {
      insert.setString(1, manifest.accession());
      insert.setInt(2, manifest.version());
      insert.setString(3, manifest.object());
      insert.setString(4, manifest.root().orElse(""));
      insert.setLong(5, manifest.toldBy());
      insert.executeUpdate();
    }
  }

  void load(LoadTask task) throws IOException, SQLException, LostLease, RefusedObject {
    List<ManifestRoot.Table> tables = roots.of(task).annotations().orElse(List.of());
    tasks.step(task, task.nextOrdinal(), connection -> begin(connection, task, tables));
    Progress progress = new Progress(task);
    List<Summary> summaries = new ArrayList<>();
    for (int tab = 0; tab < tables.size(); tab++) {
      summaries.add(rows(progress, tab, tables.get(tab)));
    }
    tasks.step(
        task,
        progress.ordinal,
        connection -> {
          progress.copy(connection);
          lock(connection, task);
          for (int tab = 0; tab < summaries.size(); tab++) {
            loaded(connection, task, tab, summaries.get(tab));
          }
        });
    match(task, progress.ordinal);
    tasks.finish(task, connection -> StudyRows.due(connection, task.accession()));
  }

  /** Of a table that was read to its end. */
  private record Summary(long rows, Subjects subjects) {}

  private Summary rows(Progress progress, int tab, ManifestRoot.Table table)
      throws IOException, SQLException, LostLease, RefusedObject {
    AnnotationColumns columns = columns(table);
    Subjects.Union subjects = new Subjects.Union(StudyAnnotations.MOST_SUBJECT_BYTES);
    try (SegmentLines lines = new SegmentLines(originals, table.rows(), LONGEST_LINE)) {
      for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
        TableRow row = row(line.get());
        subjects.add(columns.subjects(row.cells()));
        progress.take(tab, row, columns);
        if (progress.rows.isFull(config.batch())) {
          tasks.step(progress.task, progress.ordinal, progress::copy);
          progress.clear();
        }
      }
    }
    return new Summary(table.rows().lines(), subjects.subjects());
  }

  private static AnnotationColumns columns(ManifestRoot.Table table) throws RefusedObject {
    try {
      return AnnotationColumns.of(table.columns());
    } catch (IllegalArgumentException noColumns) {
      throw new RefusedObject("an annotation table says nothing of wells or images", noColumns);
    }
  }

  private static TableRow row(String line) throws RefusedObject {
    try {
      return EventJson.mapper().readValue(line, TableRow.class);
    } catch (JsonProcessingException unreadable) {
      throw new RefusedObject("a row of an annotation table cannot be read", unreadable);
    }
  }

  private static void begin(Connection connection, LoadTask task, List<ManifestRoot.Table> tables)
      throws SQLException {
    for (int tab = 0; tab < tables.size(); tab++) {
      try (PreparedStatement insert = connection.prepareStatement(TABLE)) {
        insert.setString(1, task.accession());
        insert.setInt(2, task.version());
        insert.setInt(3, tab);
        insert.setString(4, tables.get(tab).name());
        insert.setString(5, json(tables.get(tab).columns()));
        insert.executeUpdate();
      }
    }
  }

  private static void loaded(Connection connection, LoadTask task, int tab, Summary summary)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(LOADED)) {
      update.setLong(1, summary.rows());
      update.setString(2, json(summary.subjects()));
      update.setString(3, task.accession());
      update.setInt(4, task.version());
      update.setInt(5, tab);
      update.executeUpdate();
    }
  }

  /** Images that were there before the tables were. */
  private void match(LoadTask task, long ordinal) throws SQLException, LostLease {
    Page page = new Page();
    do {
      tasks.step(
          task,
          ordinal,
          connection -> {
            lock(connection, task);
            page.read(connection, task);
            if (page.size > 0) {
              match(connection, task, page.keys);
            }
          });
    } while (page.size == PAGE_IMAGES);
  }

  private static void match(Connection connection, LoadTask task, MatchStatement.Keys keys)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(MATCH)) {
      int index = 1;
      statement.setString(index++, keys.toString());
      for (int time = 0; time < MatchStatement.TIMES; time++) {
        statement.setString(index++, task.accession());
        statement.setInt(index++, task.version());
      }
      statement.executeUpdate();
    }
  }

  /** No image comes and no state is announced meanwhile. */
  private static void lock(Connection connection, LoadTask task) throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
      lock.setString(1, task.accession());
      lock.execute();
    }
  }

  private static String json(Object value) {
    try {
      return EventJson.mapper().writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts that are no JSON", impossible);
    }
  }

  /** Images by their ids, a page at a time. */
  private static final class Page {

    private UUID last = new UUID(0, 0);
    private MatchStatement.Keys keys = new MatchStatement.Keys();
    private int size;

    void read(Connection connection, LoadTask task) throws SQLException {
      keys = new MatchStatement.Keys();
      size = 0;
      try (PreparedStatement select = connection.prepareStatement(IMAGES)) {
        select.setString(1, task.accession());
        select.setInt(2, task.version());
        select.setObject(3, last);
        select.setInt(4, PAGE_IMAGES);
        try (ResultSet images = select.executeQuery()) {
          while (images.next()) {
            last = images.getObject(1, UUID.class);
            keys.add(
                new NamedImage(
                    last,
                    images.getString(2),
                    images.getString(3),
                    images.getString(4),
                    Optional.ofNullable(images.getObject(5, UUID.class)),
                    Optional.ofNullable(images.getString(6))));
            size++;
          }
        }
      }
    }
  }

  /** What was read so far, of all tables. */
  private static final class Progress {

    private final LoadTask task;
    private final CopyRows rows = new CopyRows();
    private final CopyRows keys = new CopyRows();
    private long ordinal;

    Progress(LoadTask task) {
      this.task = task;
    }

    void take(int tab, TableRow row, AnnotationColumns columns) throws RefusedObject {
      if (ordinal >= task.nextOrdinal()) {
        rows.add(task.accession(), task.version(), tab, row.row(), StoredCells.join(row.cells()));
        switch (columns.about(row.cells())) {
          case AnnotationColumns.About.Known(List<AnnotationKey> known) ->
              known.stream()
                  .map(KeyDigest::hex)
                  .distinct()
                  .forEach(key ->
                      keys.add(
                          task.accession(), task.version(), CopyRows.bytes(key), tab, row.row()));
          case AnnotationColumns.About.Unknown(String code, String message, String remedy) ->
              throw new RefusedObject("row " + row.row() + " of a table: " + message);
        }
      }
      ordinal++;
    }

    void copy(Connection connection) throws SQLException {
      rows.copyInto(connection, "annotation_row (accession, version, tab, number, cells)");
      keys.copyInto(connection, "annotation_key (accession, version, key, tab, number)");
    }

    void clear() {
      rows.clear();
      keys.clear();
    }
  }
}
