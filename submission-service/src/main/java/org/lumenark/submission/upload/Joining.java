package org.lumenark.submission.upload;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.lumenark.platform.messaging.FaultPoint;
import org.lumenark.platform.storage.BlobWriter;
import org.lumenark.platform.storage.MultipartUpload;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.Originals;
import org.lumenark.platform.storage.StoredObject;
import org.lumenark.submission.database.Database;

/**
 * Puts the parts of a final upload together inside the store and reads the result once from its
 * beginning to its end, for its digests. May be repeated after a crash.
 */
@ApplicationScoped
class Joining {

  private final ObjectStore store;
  private final Database database;
  private final UploadRepository repository;
  private final Completion completion;
  private final PartMemory memory;

  Joining(
      @Originals ObjectStore store,
      Database database,
      UploadRepository repository,
      Completion completion,
      PartMemory memory) {
    this.store = store;
    this.database = database;
    this.repository = repository;
    this.completion = completion;
    this.memory = memory;
  }

  void run(Upload upload) {
    List<Upload> parts =
        database.call(connection -> repository.lockAll(connection, upload.sources()));
    if (!isJoined(upload)) {
      join(upload, parts);
    }
    FaultPoint.reached("stored-not-committed");
    completion.finish(current(upload), Optional.empty());
    parts.forEach(completion::discard);
  }

  private boolean isJoined(Upload upload) {
    return store
        .stat(upload.object().value())
        .filter(is -> is.size() == upload.length())
        .isPresent();
  }

  private void join(Upload upload, List<Upload> parts) {
    List<StoredObject> sources =
        upload.sources().stream()
            .flatMap(id -> parts.stream().filter(part -> part.id().equals(id)))
            .filter(part -> part.length() > 0)
            .map(part -> new StoredObject(part.object().value(), part.length()))
            .toList();
    int inMemory = (int) Math.min(upload.partSize(), upload.length());
    try (PartMemory.Lease lease = memory.take(inMemory)) {
      if (upload.length() <= upload.partSize()) {
        store.put(upload.object().value(), read(sources), BlobWriter.CONTENT_TYPE);
      } else {
        store.concatenate(begin(upload), sources, upload.partSize());
      }
    }
  }

  /** What an attempt before this one has begun is given up first. */
  private MultipartUpload begin(Upload upload) {
    current(upload).storeUpload().ifPresent(store::abortMultipart);
    MultipartUpload begun = store.beginConcatenation(upload.object().value());
    database.run(connection -> repository.setMultipart(connection, upload.id(), begun.id()));
    return begun;
  }

  private byte[] read(List<StoredObject> sources) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (StoredObject source : sources) {
      try (InputStream in = store.open(source.key(), 0, source.length())) {
        in.transferTo(content);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
    return content.toByteArray();
  }

  private Upload current(Upload upload) {
    return database.call(connection -> repository.find(connection, upload.id())).orElseThrow();
  }
}
