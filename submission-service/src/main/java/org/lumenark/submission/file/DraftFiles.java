package org.lumenark.submission.file;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.filelist.FilePath;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;
import org.lumenark.submission.Quota;
import org.lumenark.submission.SubmissionConfig;
import org.lumenark.submission.audit.Action;
import org.lumenark.submission.audit.Actor;
import org.lumenark.submission.audit.AuditTrail;
import org.lumenark.submission.blob.Blobs;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.draft.Draft;
import org.lumenark.submission.draft.DraftRepository;
import org.lumenark.submission.draft.Drafts;

/** The files of a draft: no path twice, none both file and folder, counts always exact. */
@ApplicationScoped
public class DraftFiles {

  private final Database database;
  private final Drafts drafts;
  private final DraftRepository draftRepository;
  private final FileRepository repository;
  private final Blobs blobs;
  private final AuditTrail trail;
  private final SubmissionConfig config;

  DraftFiles(
      Database database,
      Drafts drafts,
      DraftRepository draftRepository,
      FileRepository repository,
      Blobs blobs,
      AuditTrail trail,
      SubmissionConfig config) {
    this.database = database;
    this.drafts = drafts;
    this.draftRepository = draftRepository;
    this.repository = repository;
    this.blobs = blobs;
    this.trail = trail;
    this.config = config;
  }

  List<StoredFile> page(Caller caller, UUID draft, String after, int limit) {
    return database.call(connection -> {
      drafts.readable(connection, caller, draft);
      return repository.page(connection, draft, after, limit);
    });
  }

  /**
   * Adds what can be added; says of each file what became of it, in the order given. The caller
   * keeps the blob if one was added.
   *
   * @param draft locked and open
   * @param actor who brings them
   */
  public List<Addition> add(Connection connection, Draft draft, Actor actor, List<StoredFile> files)
      throws SQLException {
    Additions additions = Additions.to(connection, repository, draft.id(), files);
    List<Addition> result = new ArrayList<>();
    files.forEach(file -> result.add(additions.add(file)));
    List<StoredFile> added = additions.added();
    long bytes = added.stream().mapToLong(StoredFile::size).sum();
    checkQuota(draft, added.size(), bytes);
    checkOwnerQuota(connection, draft, bytes);
    repository.insert(connection, draft.id(), added);
    draftRepository.addFiles(
        connection,
        draft.id(),
        added.size(),
        bytes,
        repository.inheritedBytes(connection, draft, added));
    trail.filesAdded(connection, draft.id(), actor, added.size(), bytes);
    return result;
  }

  /**
   * @throws ProblemException if there is no such file, or the caller may not
   */
  public void delete(Caller caller, UUID draft, String path) {
    database.run(connection -> {
      Draft open = drafts.lockOpen(connection, caller, draft);
      StoredFile file =
          repository
              .delete(connection, draft, path)
              .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
      draftRepository.addFiles(
          connection,
          draft,
          -1,
          -file.size(),
          -repository.inheritedBytes(connection, open, List.of(file)));
      trail.append(connection, draft, Actor.of(caller), Action.FILE_REMOVED, Map.of("path", path));
      BlobKey object = file.blob().object();
      if (!repository.isNamed(connection, object)) {
        blobs.drop(connection, object);
      }
    });
  }

  /** Why a path could not be added as things stand; checked again when the file is added. */
  public Optional<Addition.Refused> foresee(Connection connection, Draft draft, StoredFile file)
      throws SQLException {
    Set<String> above =
        repository.present(connection, draft.id(), FilePath.folders(file.path())).keySet();
    Set<String> here = repository.folders(connection, draft.id(), List.of(file.path()));
    return new Additions(Map.of(), above, here).add(file) instanceof Addition.Refused refused
        ? Optional.of(refused)
        : Optional.empty();
  }

  private void checkOwnerQuota(Connection connection, Draft draft, long bytes) throws SQLException {
    if (bytes > config.maxOwnerBytes()
        || draftRepository.bytesOf(connection, draft.owner().subject())
            > config.maxOwnerBytes() - bytes) {
      throw Quota.ownerBytes(config.maxOwnerBytes());
    }
  }

  /**
   * @throws ProblemException if so many more files and bytes would be too many for the draft
   */
  void checkQuota(Draft draft, long files, long bytes) {
    if (draft.files().count() + files > config.maxFiles()) {
      throw Quota.files(config.maxFiles());
    }
    if (draft.files().bytes() + bytes > config.maxDraftBytes()) {
      throw Quota.tooLarge(
          "quota.bytes",
          "A draft has at most " + config.maxDraftBytes() + " bytes.",
          "Remove files, or ask the operator of the archive.");
    }
  }
}
