package org.lumenark.submission.table;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.id.TimeOrderedId;
import org.lumenark.platform.messaging.FaultPoint;
import org.lumenark.platform.problem.Finding;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;
import org.lumenark.submission.Slots;
import org.lumenark.submission.audit.Actor;
import org.lumenark.submission.audit.AuditTrail;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.draft.Drafts;

/**
 * The tables of drafts. A table is stored whole or not at all: its rows are loaded under a new id,
 * and the draft points to it in one short transaction. Readers go on reading the old one.
 */
@ApplicationScoped
public class DraftTables {

  private final Database database;
  private final Drafts drafts;
  private final DraftTableRepository repository;
  private final RowLoading loading;
  private final LoadSlots slots;
  private final AuditTrail trail;

  DraftTables(
      Database database,
      Drafts drafts,
      DraftTableRepository repository,
      RowLoading loading,
      LoadSlots slots,
      AuditTrail trail) {
    this.database = database;
    this.drafts = drafts;
    this.repository = repository;
    this.loading = loading;
    this.slots = slots;
    this.trail = trail;
  }

  /** A table and the draft that has it. */
  public record Target(Caller caller, UUID draft, String name) {}

  /**
   * A table as it is sent.
   *
   * @param type Content-Type
   * @param length as announced
   */
  public record Body(@Nullable String type, @Nullable Long length, InputStream bytes) {}

  /** A table with what its check had to say. */
  public record Stored(DraftTable table, List<Finding> warnings) {}

  /**
   * Stores a table in place of the one of this name.
   *
   * @throws ProblemException also if the table has errors; nothing is stored then
   */
  public Stored put(TableRules rules, Target target, Body body) {
    database.run(connection -> {
      drafts.lockOpen(connection, target.caller(), target.draft());
      checkRoom(connection, rules, target, 0, 0);
    });
    try (Slots.Slot received = slots.receive();
        ReceivedTable table = ReceivedTable.of(rules.kind(), body, rules.mostBytes());
        Slots.Slot loaded = slots.load()) {
      return store(rules, target, table);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public List<DraftTable> list(TableKind kind, Caller caller, UUID draft) {
    return database.call(connection -> {
      drafts.readable(connection, caller, draft);
      return repository.all(connection, kind, draft);
    });
  }

  public DraftTable find(TableKind kind, Target target) {
    return database.call(connection -> {
      drafts.readable(connection, target.caller(), target.draft());
      return repository
          .find(connection, kind, target.draft(), target.name())
          .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    });
  }

  public void delete(TableKind kind, Target target) {
    database.run(connection -> {
      drafts.lockOpen(connection, target.caller(), target.draft());
      if (!repository.retire(connection, kind, target.draft(), target.name())) {
        throw new ProblemException(ProblemType.NOT_FOUND);
      }
      repository.changed(connection, kind, target.draft());
      trail.append(
          connection,
          target.draft(),
          Actor.of(target.caller()),
          kind.removed(),
          Map.of(kind.nameColumn(), target.name()));
    });
  }

  private Stored store(TableRules rules, Target target, ReceivedTable received) throws IOException {
    TableKind kind = rules.kind();
    UUID table = TimeOrderedId.next();
    database.run(
        connection -> repository.begin(connection, kind, table, target.draft(), target.name()));
    try {
      TableRules.Loaded loaded = loading.load(rules, table, received.file());
      FaultPoint.reached("stored-not-committed");
      DraftTable current =
          database.call(connection -> publish(connection, rules, target, table, loaded));
      return new Stored(current, loaded.warnings());
    } catch (IOException | RuntimeException refused) {
      database.run(connection -> repository.giveUp(connection, kind, table));
      throw refused;
    }
  }

  private DraftTable publish(
      Connection connection, TableRules rules, Target target, UUID table, TableRules.Loaded loaded)
      throws SQLException {
    TableKind kind = rules.kind();
    drafts.lockOpen(connection, target.caller(), target.draft());
    checkRoom(connection, rules, target, loaded.rows(), loaded.bytes());
    repository.retire(connection, kind, target.draft(), target.name());
    DraftTable current = repository.publish(connection, kind, table, loaded);
    repository.changed(connection, kind, target.draft());
    trail.append(
        connection,
        target.draft(),
        Actor.of(target.caller()),
        kind.stored(),
        Map.of(
            kind.nameColumn(),
            target.name(),
            "rows",
            current.rows(),
            "columns",
            current.columns().size()));
    return current;
  }

  /** As if the draft had no table of this name yet. */
  private void checkRoom(
      Connection connection, TableRules rules, Target target, long rows, long bytes)
      throws SQLException {
    List<DraftTable> others =
        repository.all(connection, rules.kind(), target.draft()).stream()
            .filter(table -> !table.name().equals(target.name()))
            .toList();
    rules.checkRoom(others, rows, bytes);
  }
}
