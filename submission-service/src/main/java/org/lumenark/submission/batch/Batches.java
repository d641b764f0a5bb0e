package org.lumenark.submission.batch;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.platform.messaging.FaultPoint;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.storage.BlobWriter;
import org.lumenark.platform.storage.BlockChecksums;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.Originals;
import org.lumenark.platform.storage.StoreException;
import org.lumenark.submission.SubmissionConfig;
import org.lumenark.submission.audit.Actor;
import org.lumenark.submission.blob.Blobs;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.draft.Draft;
import org.lumenark.submission.draft.Drafts;
import org.lumenark.submission.file.Addition;
import org.lumenark.submission.file.DraftFiles;
import org.lumenark.submission.file.StoredFile;
import org.lumenark.submission.token.Uploader;
import org.lumenark.submission.token.UploaderRights;
import org.lumenark.submission.upload.PartMemory;
import org.lumenark.submission.upload.Quotas;

/** Keeps a tar stream as one immutable pack and its entries as files. All or nothing is stored. */
@ApplicationScoped
class Batches {

  private final ObjectStore store;
  private final Database database;
  private final UploaderRights rights;
  private final Drafts drafts;
  private final DraftFiles files;
  private final Blobs blobs;
  private final PartMemory memory;
  private final Quotas quotas;
  private final SubmissionConfig config;

  Batches(
      @Originals ObjectStore store,
      Database database,
      UploaderRights rights,
      Drafts drafts,
      DraftFiles files,
      Blobs blobs,
      PartMemory memory,
      Quotas quotas,
      SubmissionConfig config) {
    this.store = store;
    this.database = database;
    this.rights = rights;
    this.drafts = drafts;
    this.files = files;
    this.blobs = blobs;
    this.memory = memory;
    this.quotas = quotas;
    this.config = config;
  }

  /**
   * Takes the whole stream; one line an entry, in order. A draft that is full is told so before the
   * first byte is stored.
   */
  List<BatchLine> add(Uploader uploader, UUID draft, InputStream body) {
    BlobKey pack =
        database.call(connection -> {
          Draft open = drafts.lockOpen(connection, uploader.on(draft), draft);
          quotas.requireRoom(connection, open, 1, 1);
          return blobs.begin(connection, Blobs.Kind.PACK, draft);
        });
    try {
      List<TarEntries.Entry> entries = store(pack, body);
      FaultPoint.reached("stored-not-committed");
      return commit(uploader, draft, pack, entries);
    } catch (IOException broken) {
      forget(pack);
      throw problem(broken);
    } catch (ProblemException | StoreException.Full refused) {
      forget(pack);
      throw refused;
    }
  }

  private List<TarEntries.Entry> store(BlobKey pack, InputStream body) throws IOException {
    try (PartMemory.Lease lease = memory.take(BlockChecksums.BLOCK_BYTES);
        BlobWriter writer = new BlobWriter(store, pack, config.maxBatchBytes())) {
      PackStream stream = new PackStream(body, writer, config.maxBatchBytes());
      List<TarEntries.Entry> entries =
          new TarEntries(stream, pack, config.maxBatchEntries()).read();
      writer.finish();
      return entries;
    }
  }

  private List<BatchLine> commit(
      Uploader uploader, UUID draftId, BlobKey pack, List<TarEntries.Entry> entries) {
    List<StoredFile> wanted = new ArrayList<>();
    for (TarEntries.Entry entry : entries) {
      if (entry instanceof TarEntries.Entry.Content content) {
        wanted.add(content.file());
      }
    }
    Map<StoredFile, Addition> additions = new IdentityHashMap<>();
    boolean kept =
        database.call(connection -> {
          rights.requireToken(connection, uploader);
          Draft draft = drafts.lockOpen(connection, uploader.caller(), draftId);
          files
              .add(connection, draft, Actor.of(uploader.caller()), wanted)
              .forEach(addition -> additions.put(addition.file(), addition));
          quotas.requireKept(connection, draftId);
          boolean any = additions.values().stream().anyMatch(Addition.Added.class::isInstance);
          if (any) {
            blobs.keep(connection, pack);
          }
          return any;
        });
    if (!kept) {
      forget(pack);
    }
    return entries.stream().map(entry -> line(entry, additions)).toList();
  }

  private static BatchLine line(TarEntries.Entry entry, Map<StoredFile, Addition> additions) {
    return switch (entry) {
      case TarEntries.Entry.Refused refused ->
          BatchLine.refused(refused.path(), refused.code(), refused.message());
      case TarEntries.Entry.Content content ->
          switch (additions.get(content.file())) {
            case Addition.Added added -> BatchLine.stored(added.file());
            case Addition.Present present -> BatchLine.stored(present.file());
            case Addition.Refused refused ->
                BatchLine.refused(refused.file().path(), refused.code(), refused.message());
            case null -> throw new IllegalStateException("an entry without an outcome");
          };
    };
  }

  private void forget(BlobKey pack) {
    store.delete(pack.value());
    store.delete(pack.checksumsKey());
    database.run(connection -> blobs.forget(connection, pack));
  }

  private static ProblemException problem(IOException broken) {
    if (broken instanceof PackStream.TooLong) {
      return problem(ProblemType.TOO_LARGE, "batch.too-large", "The batch has too many bytes.");
    }
    if (broken instanceof TarEntries.TooMany) {
      return problem(ProblemType.TOO_LARGE, "batch.too-many", "The batch has too many entries.");
    }
    String why = broken instanceof TarEntries.Damaged said ? ": " + said.getMessage() : "";
    return problem(
        ProblemType.INVALID, "batch.tar", "The body is no complete tar archive" + why + ".");
  }

  private static ProblemException problem(ProblemType type, String code, String detail) {
    return new ProblemException(type, code, detail, List.of());
  }
}
