package org.lumenark.submission.action;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.Originals;
import org.lumenark.submission.audit.Actor;
import org.lumenark.submission.blob.Blobs;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.draft.Draft;
import org.lumenark.submission.file.Addition;
import org.lumenark.submission.file.DraftFiles;
import org.lumenark.submission.file.FileChanges;
import org.lumenark.submission.file.StoredFile;
import org.lumenark.submission.upload.PartMemory;

/** What an {@link Intake} works with. */
@ApplicationScoped
class Intakes {

  private final ObjectStore store;
  private final Database database;
  private final DraftFiles files;
  private final FileChanges changes;
  private final Blobs blobs;
  private final PartMemory memory;

  Intakes(
      @Originals ObjectStore store,
      Database database,
      DraftFiles files,
      FileChanges changes,
      Blobs blobs,
      PartMemory memory) {
    this.store = store;
    this.database = database;
    this.files = files;
    this.changes = changes;
    this.blobs = blobs;
    this.memory = memory;
  }

  RoundStore roundStore(UUID draft) {
    return new RoundStore(store, blobs, memory, draft);
  }

  /**
   * @param actor who asked for it
   * @param named gets the objects that files name from now on
   */
  List<Addition> add(
      Connection connection, Draft draft, Actor actor, List<StoredFile> wanted, Set<BlobKey> named)
      throws SQLException {
    List<Addition> additions = files.add(connection, draft, actor, wanted);
    for (Addition addition : additions) {
      if (addition instanceof Addition.Added added && named.add(added.file().blob().object())) {
        blobs.keep(connection, added.file().blob().object());
      }
    }
    return additions;
  }

  List<Addition> foresee(Connection connection, Draft draft, List<StoredFile> wanted, Tally before)
      throws SQLException {
    List<Addition> additions = changes.foresee(connection, draft, wanted);
    List<Addition> added = additions.stream().filter(Addition.Added.class::isInstance).toList();
    long bytes = added.stream().mapToLong(addition -> addition.file().size()).sum();
    changes.checkQuota(draft, before.changed() + added.size(), before.bytes() + bytes);
    return additions;
  }

  /** Removes an object that no file names, after its round was committed without it. */
  void discard(BlobKey key) {
    store.delete(key.value());
    store.delete(key.checksumsKey());
    database.run(connection -> blobs.forget(connection, key));
  }
}
