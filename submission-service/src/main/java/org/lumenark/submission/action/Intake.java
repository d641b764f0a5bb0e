package org.lumenark.submission.action;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.contracts.id.BlobRange;
import org.lumenark.filelist.FilePath;
import org.lumenark.platform.messaging.FaultPoint;
import org.lumenark.platform.storage.BlobDigests;
import org.lumenark.submission.archive.ArchiveEntry;
import org.lumenark.submission.archive.EntryException;
import org.lumenark.submission.draft.Draft;
import org.lumenark.submission.file.Addition;
import org.lumenark.submission.file.StoredFile;

/**
 * Takes entries one after the other into a draft, in rounds: the bytes of a round are stored, then
 * its files, its lines and the place are committed together. In a preview every byte is read and
 * nothing is stored.
 */
final class Intake implements AutoCloseable {

  private static final long ROUND_BYTES = 64 << 20;
  private static final int ROUND_ENTRIES = 5_000;
  private static final int READ_BYTES = 128 << 10;
  private static final BlobKey NOWHERE = BlobKey.next();

  private final Intakes with;
  private final ActionLease lease;
  private final List<Taken> round = new ArrayList<>();
  private @Nullable RoundStore store;
  private String place;
  private long roundBytes;

  /**
   * @param place of every round, unless entries have places of their own
   */
  Intake(Intakes with, ActionLease lease, String place) {
    this.with = with;
    this.lease = lease;
    this.place = place;
  }

  /** An entry of the round: stored, or with its last line already. */
  private sealed interface Taken {
    record File(StoredFile file) implements Taken {}

    record Refused(ActionLine line) implements Taken {}
  }

  /**
   * @param path that the entry is to have in the draft
   */
  void add(String path, ArchiveEntry entry) throws IOException {
    round.add(
        switch (entry) {
          case ArchiveEntry.Refused refused ->
              refused(path, refused.size(), refused.code(), refused.message(), refused.remedy());
          case ArchiveEntry.Content content -> taken(path, content);
        });
    if (roundBytes >= ROUND_BYTES || round.size() >= ROUND_ENTRIES) {
      commit();
    }
  }

  /**
   * @param path that the entry is to have in the draft
   * @param behind place that is reached with this entry
   */
  void add(String path, ArchiveEntry entry, String behind) throws IOException {
    place = behind;
    add(path, entry);
  }

  /** Commits what was added since the last round. */
  void commit() {
    if (round.isEmpty()) {
      return;
    }
    Set<BlobKey> objects = store == null ? Set.of() : store.finish();
    FaultPoint.reached("stored-not-committed");
    Set<BlobKey> named = new HashSet<>();
    lease.step((connection, draft) -> {
      named.clear();
      return new ActionLease.Progress(place, lines(connection, draft, named));
    });
    FaultPoint.reached("action-step-committed");
    objects.stream().filter(key -> !named.contains(key)).forEach(with::discard);
    close();
    round.clear();
    roundBytes = 0;
  }

  /** Gives up what was not committed. */
  @Override
  public void close() {
    RoundStore open = store;
    store = null;
    if (open != null) {
      open.close();
    }
  }

  private Taken taken(String path, ArchiveEntry.Content content) throws IOException {
    Optional<FilePath.Fault> fault = FilePath.check(path);
    if (fault.isPresent()) {
      return refused(
          path,
          content.size(),
          fault.get().code(),
          fault.get().message(),
          "Rename it where it comes from and begin again.");
    }
    roundBytes += content.size();
    try {
      return new Taken.File(lease.isPreview() ? looked(path, content) : stored(path, content));
    } catch (EntryException damaged) {
      return refused(
          path,
          content.size(),
          damaged.code(),
          String.valueOf(damaged.getMessage()),
          damaged.remedy());
    }
  }

  private StoredFile stored(String path, ArchiveEntry.Content content) throws IOException {
    RoundStore open = store;
    if (open == null) {
      open = with.roundStore(lease.draft());
      store = open;
    }
    return open.store(path, content, lease::beat);
  }

  private StoredFile looked(String path, ArchiveEntry.Content content) throws IOException {
    byte[] buffer = new byte[READ_BYTES];
    BlobDigests.Result digests =
        RoundStore.read(content, OutputStream.nullOutputStream(), buffer, lease::beat);
    BlobRange range = new BlobRange(NOWHERE, 0, digests.length());
    return new StoredFile(path, digests.sha256(), digests.crc32(), range);
  }

  private List<ActionLine> lines(Connection connection, Draft draft, Set<BlobKey> named)
      throws SQLException {
    List<StoredFile> files = new ArrayList<>();
    for (Taken taken : round) {
      if (taken instanceof Taken.File it) {
        files.add(it.file());
      }
    }
    Iterator<Addition> additions =
        (lease.isPreview()
                ? with.foresee(connection, draft, files, lease.tally())
                : with.add(connection, draft, lease.actor(), files, named))
            .iterator();
    List<ActionLine> lines = new ArrayList<>();
    for (Taken taken : round) {
      lines.add(
          switch (taken) {
            case Taken.Refused refused -> refused.line();
            case Taken.File _ -> line(additions.next());
          });
    }
    return lines;
  }

  private static ActionLine line(Addition addition) {
    StoredFile file = addition.file();
    return switch (addition) {
      case Addition.Added _ -> ActionLine.changed(file.path(), file.size());
      case Addition.Present _ -> ActionLine.unchanged(file.path(), file.size());
      case Addition.Refused refused ->
          ActionLine.refused(
              file.path(),
              file.size(),
              refused.code(),
              refused.message(),
              "Remove or move the draft's file, or choose another folder.");
    };
  }

  private static Taken refused(String path, long size, String code, String message, String remedy) {
    return new Taken.Refused(ActionLine.refused(path, size, code, message, remedy));
  }
}
