package org.lumenark.submission.filelist;

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

/**
 * The lists of a draft, one for each component. A list is stored whole or not at all: its rows are
 * loaded under a new id, and the component points to it in one short transaction.
 */
@ApplicationScoped
class FileLists {

  private final Database database;
  private final Drafts drafts;
  private final FileListRepository repository;
  private final ListLoading loading;
  private final LoadSlots slots;
  private final Comparisons comparisons;
  private final AuditTrail trail;
  private final SubmissionConfig config;

  FileLists(
      Database database,
      Drafts drafts,
      FileListRepository repository,
      ListLoading loading,
      LoadSlots slots,
      Comparisons comparisons,
      AuditTrail trail,
      SubmissionConfig config) {
    this.database = database;
    this.drafts = drafts;
    this.repository = repository;
    this.loading = loading;
    this.slots = slots;
    this.comparisons = comparisons;
    this.trail = trail;
    this.config = config;
  }

  /** A list and the draft that it is sent to. */
  record Target(Caller caller, UUID draft, String component) {}

  /**
   * Stores a list in place of the one that the component has.
   *
   * @param type Content-Type
   * @param length of the body as announced, or -1
   * @throws ProblemException also if the list has errors; nothing is stored then
   */
  FileListView put(Target target, @Nullable String type, long length, InputStream body) {
    database.run(connection -> {
      drafts.lockOpen(connection, target.caller(), target.draft());
      checkQuota(connection, target, 0, 0);
    });
    FileListView stored;
    try (Slots.Slot received = slots.receive();
        ReceivedList list =
            ReceivedList.of(
                ReceivedList.Subject.FILE_LIST, body, type, length, config.maxFileListBytes());
        Slots.Slot loaded = slots.load()) {
      stored = store(target, list);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    database.run(connection -> comparisons.refresh(connection, target.draft()));
    return stored;
  }

  List<FileList> list(Caller caller, UUID draft) {
    return database.call(connection -> {
      drafts.readable(connection, caller, draft);
      return repository.all(connection, draft);
    });
  }

  FileList find(Target target) {
    return database.call(connection -> {
      drafts.readable(connection, target.caller(), target.draft());
      return repository
          .find(connection, target.draft(), target.component())
          .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    });
  }

  void delete(Target target) {
    database.run(connection -> {
      drafts.lockOpen(connection, target.caller(), target.draft());
      if (repository.retire(connection, target.draft(), target.component()).isEmpty()) {
        throw new ProblemException(ProblemType.NOT_FOUND);
      }
      repository.changed(connection, target.draft());
      trail.append(
          connection,
          target.draft(),
          Actor.of(target.caller()),
          Action.FILE_LIST_REMOVED,
          Map.of("component", target.component()));
    });
  }

  private FileListView store(Target target, ReceivedList received) throws IOException {
    UUID list = TimeOrderedId.next();
    database.run(
        connection -> repository.begin(connection, list, target.draft(), target.component()));
    try {
      ListLoading.Loaded loaded = loading.load(list, received.file());
      FaultPoint.reached("stored-not-committed");
      FileList current = database.call(connection -> publish(connection, target, list, loaded));
      return FileListView.stored(current, loaded.warnings());
    } catch (IOException | RuntimeException refused) {
      database.run(connection -> repository.giveUp(connection, list));
      throw refused;
    }
  }

  private FileList publish(
      Connection connection, Target target, UUID list, ListLoading.Loaded loaded)
      throws SQLException {
    drafts.lockOpen(connection, target.caller(), target.draft());
    checkQuota(connection, target, loaded.report().rows(), loaded.bytes());
    repository.retire(connection, target.draft(), target.component());
    FileList current = repository.publish(connection, list, loaded);
    repository.changed(connection, target.draft());
    trail.append(
        connection,
        target.draft(),
        Actor.of(target.caller()),
        Action.FILE_LIST_STORED,
        Map.of(
            "component",
            target.component(),
            "rows",
            current.rows(),
            "columns",
            current.columns().size()));
    return current;
  }

  /** As if the component had no list yet. */
  private void checkQuota(Connection connection, Target target, long rows, long bytes)
      throws SQLException {
    List<FileList> others =
        repository.all(connection, target.draft()).stream()
            .filter(list -> !list.component().equals(target.component()))
            .toList();
    if (others.size() >= config.maxFileLists()) {
      throw Quota.tooLarge(
          "quota.file-lists",
          "A draft has at most " + config.maxFileLists() + " file lists.",
          "Join some of them.");
    }
    long all = rows + others.stream().mapToLong(FileList::rows).sum();
    if (all > config.maxFileListRows()) {
      throw Quota.tooLarge(
          "quota.file-list-rows",
          "The file lists of a draft have at most " + config.maxFileListRows() + " rows together.",
          "Name folders instead of every file in them.");
    }
    long attributes = bytes + others.stream().mapToLong(FileList::bytes).sum();
    if (attributes > config.maxAttributeBytes()) {
      throw Quota.tooLarge(
          "quota.file-list-bytes",
          "The attributes in the file lists of a draft have at most "
              + config.maxAttributeBytes()
              + " bytes together.",
          "Keep what tells files apart, and give the rest as files.");
    }
  }
}
