package org.lumenark.submission.manifest;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.contracts.manifest.ManifestEntry;
import org.lumenark.platform.manifest.ManifestWriter;
import org.lumenark.platform.manifest.SealedManifest;
import org.lumenark.platform.messaging.FaultPoint;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.Originals;
import org.lumenark.submission.annotation.SealedTables;
import org.lumenark.submission.blob.Blobs;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.file.FileRepository;
import org.lumenark.submission.file.StoredFile;
import org.lumenark.submission.filelist.FileAttributes;
import org.lumenark.submission.study.StudyVersion;

/**
 * Writes the manifests of submitted studies. A worker that dies leaves its lease to run out and
 * objects that no study names; another one begins anew.
 */
@ApplicationScoped
public class Sealing {

  private static final Logger LOG = Logger.getLogger(Sealing.class);
  private static final int PAGE_ROWS = 5_000;

  private final SealTasks tasks;
  private final Database database;
  private final FileRepository files;
  private final FileAttributes attributes;
  private final SealedTables tables;
  private final Blobs blobs;
  private final ObjectStore store;

  Sealing(
      SealTasks tasks,
      Database database,
      FileRepository files,
      FileAttributes attributes,
      SealedTables tables,
      Blobs blobs,
      @Originals ObjectStore store) {
    this.tasks = tasks;
    this.database = database;
    this.files = files;
    this.attributes = attributes;
    this.tables = tables;
    this.blobs = blobs;
    this.store = store;
  }

  /** Begins at once instead of with the next tick. */
  public void wake() {
    Thread.ofVirtual().name("sealing").start(this::tick);
  }

  @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void tick() {
    UUID worker = UUID.randomUUID();
    for (Optional<StudyVersion> version = tasks.claim(worker);
        version.isPresent();
        version = tasks.claim(worker)) {
      if (!seal(version.get(), worker)) {
        return;
      }
    }
  }

  private boolean seal(StudyVersion version, UUID worker) {
    List<BlobKey> objects = new ArrayList<>();
    try (ManifestWriter writer =
        new ManifestWriter(
            store,
            version.accession(),
            version.number(),
            () -> {
              BlobKey key = blobs.begin(Blobs.Kind.MANIFEST, version.draft());
              objects.add(key);
              return key;
            })) {
      writeAll(version, worker, writer);
      SealedManifest manifest = writer.finish();
      if (manifest.root().count() != version.files().count()
          || manifest.root().bytes() != version.files().bytes()) {
        throw new IllegalStateException("the files of " + version.accession() + " do not add up");
      }
      FaultPoint.reached("stored-not-committed");
      tasks.sealed(version, worker, manifest, objects);
      return true;
    } catch (IOException | RuntimeException failure) {
      LOG.errorf(failure, "manifest of %s is not sealed", version.accession());
      return false;
    }
  }

  private void writeAll(StudyVersion version, UUID worker, ManifestWriter writer)
      throws IOException {
    boolean listed = attributes.hasLists(version.draft());
    if (listed) {
      writer.withAttributes().withComponents();
    }
    String last = "";
    List<StoredFile> page;
    do {
      String after = last;
      page = database.call(connection -> files.page(connection, version.draft(), after, PAGE_ROWS));
      if (listed) {
        attributes.forEach(
            version.draft(),
            page,
            (file, said) -> writer.add(entry(file), said.attributes(), said.components()));
      } else {
        for (StoredFile file : page) {
          writer.add(entry(file));
        }
      }
      last = page.isEmpty() ? last : page.getLast().path();
      renew(version, worker);
    } while (page.size() == PAGE_ROWS);
    tables.write(version.draft(), writer, () -> renew(version, worker));
  }

  private void renew(StudyVersion version, UUID worker) throws IOException {
    if (!tasks.renew(version, worker)) {
      throw new IOException("another worker seals " + version.accession());
    }
  }

  private static ManifestEntry entry(StoredFile file) {
    return new ManifestEntry(file.path(), file.size(), file.sha256(), file.crc32(), file.blob());
  }
}
