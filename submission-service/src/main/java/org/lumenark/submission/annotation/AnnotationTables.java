package org.lumenark.submission.annotation;

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
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;
import org.lumenark.submission.Quota;
import org.lumenark.submission.Slots;
import org.lumenark.submission.SubmissionConfig;
import org.lumenark.submission.audit.Action;
import org.lumenark.submission.audit.Actor;
import org.lumenark.submission.audit.AuditTrail;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.draft.Drafts;
import org.lumenark.submission.filelist.LoadSlots;
import org.lumenark.submission.filelist.ReceivedList;

/** Annotation tables of drafts. Each is replaced whole, and readers go on reading the old one. */
@ApplicationScoped
class AnnotationTables {

  private final Database database;
  private final Drafts drafts;
  private final AnnotationTableRepository repository;
  private final TableLoading loading;
  private final LoadSlots slots;
  private final AuditTrail trail;
  private final SubmissionConfig config;

  AnnotationTables(
      Database database,
      Drafts drafts,
      AnnotationTableRepository repository,
      TableLoading loading,
      LoadSlots slots,
      AuditTrail trail,
      SubmissionConfig config) {
    this.database = database;
    this.drafts = drafts;
    this.repository = repository;
    this.loading = loading;
    this.slots = slots;
    this.trail = trail;
    this.config = config;
  }

  /** A table and the draft that it is sent to. */
  record Target(Caller caller, UUID draft, String name) {}

  /**
   * Stores a table in place of the one of this name.
   *
   * @param type Content-Type
   * @param length of the body as announced, or -1
   * @throws ProblemException also if the table has errors; nothing is stored then
   */
  AnnotationTableView put(Target target, @Nullable String type, long length, InputStream body) {
    database.run(connection -> {
      drafts.lockOpen(connection, target.caller(), target.draft());
      checkQuota(connection, target, 0);
    });
    try (Slots.Slot received = slots.receive();
        ReceivedList table =
            ReceivedList.of(
                ReceivedList.Subject.ANNOTATION_TABLE,
                body,
                type,
                length,
                config.maxAnnotationTableBytes());
        Slots.Slot loaded = slots.load()) {
      return store(target, table);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  List<AnnotationTable> list(Caller caller, UUID draft) {
    return database.call(connection -> {
      drafts.readable(connection, caller, draft);
      return repository.all(connection, draft);
    });
  }

  AnnotationTable find(Target target) {
    return database.call(connection -> {
      drafts.readable(connection, target.caller(), target.draft());
      return repository
          .find(connection, target.draft(), target.name())
          .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    });
  }

  void delete(Target target) {
    database.run(connection -> {
      drafts.lockOpen(connection, target.caller(), target.draft());
      if (repository.retire(connection, target.draft(), target.name()).isEmpty()) {
        throw new ProblemException(ProblemType.NOT_FOUND);
      }
      repository.changed(connection, target.draft());
      trail.append(
          connection,
          target.draft(),
          Actor.of(target.caller()),
          Action.ANNOTATION_TABLE_REMOVED,
          Map.of("name", target.name()));
    });
  }

  private AnnotationTableView store(Target target, ReceivedList received) throws IOException {
    UUID table = TimeOrderedId.next();
    database.run(connection -> repository.begin(connection, table, target.draft(), target.name()));
    try {
      TableLoading.Loaded loaded = loading.load(table, received.file());
      AnnotationTable current =
          database.call(connection -> publish(connection, target, table, loaded));
      return AnnotationTableView.stored(current, loaded.warnings());
    } catch (IOException | RuntimeException refused) {
      database.run(connection -> repository.giveUp(connection, table));
      throw refused;
    }
  }

  private AnnotationTable publish(
      Connection connection, Target target, UUID table, TableLoading.Loaded loaded)
      throws SQLException {
    drafts.lockOpen(connection, target.caller(), target.draft());
    checkQuota(connection, target, loaded.report().rows());
    repository.retire(connection, target.draft(), target.name());
    AnnotationTable current = repository.publish(connection, table, loaded);
    repository.changed(connection, target.draft());
    trail.append(
        connection,
        target.draft(),
        Actor.of(target.caller()),
        Action.ANNOTATION_TABLE_STORED,
        Map.of("name", target.name(), "rows", current.rows(), "columns", current.columns().size()));
    return current;
  }

  /** As if the draft had no table of this name yet. */
  private void checkQuota(Connection connection, Target target, long rows) throws SQLException {
    List<AnnotationTable> others =
        repository.all(connection, target.draft()).stream()
            .filter(table -> !table.name().equals(target.name()))
            .toList();
    if (others.size() >= config.maxAnnotationTables()) {
      throw Quota.tooLarge(
          "quota.annotation-tables",
          "A draft has at most " + config.maxAnnotationTables() + " annotation tables.",
          "Join some of them.");
    }
    long all = rows + others.stream().mapToLong(AnnotationTable::rows).sum();
    if (all > config.maxAnnotationRows()) {
      throw Quota.tooLarge(
          "quota.annotation-rows",
          "The annotation tables of a draft have at most "
              + config.maxAnnotationRows()
              + " rows together.",
          "Make another study of the others.");
    }
  }
}
