package org.lumenark.submission.file;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.submission.audit.Action;
import org.lumenark.submission.audit.Actor;
import org.lumenark.submission.audit.AuditTrail;
import org.lumenark.submission.blob.Blobs;
import org.lumenark.submission.draft.Draft;
import org.lumenark.submission.draft.DraftRepository;

/**
 * Changes of many files of a draft at once. The caller pages: each call takes some thousands at
 * most, and whoever changes something holds the draft's lock.
 */
@ApplicationScoped
public class FileChanges {

  private final DraftFiles files;
  private final FileRepository repository;
  private final DraftRepository drafts;
  private final Blobs blobs;
  private final AuditTrail trail;

  FileChanges(
      DraftFiles files,
      FileRepository repository,
      DraftRepository drafts,
      Blobs blobs,
      AuditTrail trail) {
    this.files = files;
    this.repository = repository;
    this.drafts = drafts;
    this.blobs = blobs;
    this.trail = trail;
  }

  public Optional<StoredFile> find(Connection connection, UUID draft, String path)
      throws SQLException {
    return repository.find(connection, draft, path);
  }

  /**
   * Files whose paths begin with {@code start}, after a path, in the order of their bytes; fewer
   * than {@code limit} only at the end.
   */
  public List<StoredFile> below(
      Connection connection, UUID draft, String start, String after, int limit)
      throws SQLException {
    return repository.below(connection, draft, start, after, limit);
  }

  /**
   * Removes files; objects that no file names any more are collected after their grace time.
   *
   * @return those that were there, in no order
   */
  public List<StoredFile> remove(Connection connection, Draft draft, List<StoredFile> gone)
      throws SQLException {
    List<StoredFile> removed = delete(connection, draft, gone);
    drop(connection, removed);
    return removed;
  }

  /**
   * Adds a file; another one that has its path makes room for it.
   *
   * @throws org.lumenark.platform.problem.ProblemException if the draft would have too much
   */
  public Addition put(Connection connection, Draft draft, Actor actor, StoredFile file)
      throws SQLException {
    List<StoredFile> other =
        find(connection, draft.id(), file.path()).stream()
            .filter(there -> !there.sha256().equals(file.sha256()))
            .toList();
    if (other.isEmpty()) {
      return files.add(connection, draft, actor, List.of(file)).getFirst();
    }
    remove(connection, draft, other);
    trail.append(connection, draft.id(), actor, Action.FILE_REMOVED, Map.of("path", file.path()));
    Draft without = drafts.find(connection, draft.id()).orElseThrow();
    return files.add(connection, without, actor, List.of(file)).getFirst();
  }

  /** What {@link DraftFiles#add} would say of each file if they were added now. */
  public List<Addition> foresee(Connection connection, Draft draft, List<StoredFile> wanted)
      throws SQLException {
    Additions additions = Additions.to(connection, repository, draft.id(), wanted);
    return wanted.stream().map(additions::add).toList();
  }

  /**
   * Gives files other paths. One whose new path cannot be keeps its old one; one whose bytes are
   * under the new path already is only removed.
   *
   * @return what became of each, with its new path, in the order given
   */
  public List<Addition> move(Connection connection, Draft draft, List<Renamed> renamed)
      throws SQLException {
    List<StoredFile> targets = renamed.stream().map(Renamed::moved).toList();
    Additions additions = Additions.to(connection, repository, draft.id(), targets);
    List<Addition> result = new ArrayList<>();
    List<StoredFile> gone = new ArrayList<>();
    for (Renamed file : renamed) {
      Addition addition = additions.add(file.moved());
      result.add(addition);
      if (!(addition instanceof Addition.Refused)) {
        gone.add(file.file());
      }
    }
    List<StoredFile> deleted = delete(connection, draft, gone);
    List<StoredFile> added = additions.added();
    repository.insert(connection, draft.id(), added);
    drafts.addFiles(
        connection,
        draft.id(),
        added.size(),
        bytes(added),
        repository.inheritedBytes(connection, draft, added));
    drop(connection, deleted);
    return result;
  }

  /** A file and its path to be. */
  public record Renamed(StoredFile file, String path) {

    public StoredFile moved() {
      return new StoredFile(path, file.sha256(), file.crc32(), file.blob());
    }
  }

  /**
   * @throws org.lumenark.platform.problem.ProblemException if the draft would have too many
   */
  public void checkQuota(Draft draft, long more, long bytes) {
    files.checkQuota(draft, more, bytes);
  }

  private List<StoredFile> delete(Connection connection, Draft draft, List<StoredFile> gone)
      throws SQLException {
    List<StoredFile> deleted =
        repository.delete(connection, draft.id(), gone.stream().map(StoredFile::path).toList());
    drafts.addFiles(
        connection,
        draft.id(),
        -deleted.size(),
        -bytes(deleted),
        -repository.inheritedBytes(connection, draft, deleted));
    return deleted;
  }

  private void drop(Connection connection, List<StoredFile> removed) throws SQLException {
    Set<BlobKey> objects = new HashSet<>();
    removed.forEach(file -> objects.add(file.blob().object()));
    blobs.dropUnnamed(connection, objects);
  }

  private static long bytes(List<StoredFile> files) {
    return files.stream().mapToLong(StoredFile::size).sum();
  }
}
