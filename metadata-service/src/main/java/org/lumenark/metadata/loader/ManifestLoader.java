package org.lumenark.metadata.loader;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.lumenark.contracts.id.Accession;
import org.lumenark.contracts.manifest.ArchiveLayout;
import org.lumenark.contracts.manifest.ManifestEntry;
import org.lumenark.contracts.manifest.ManifestRoot;
import org.lumenark.contracts.manifest.MerkleTree;
import org.lumenark.metadata.file.AttributeFilter;
import org.lumenark.metadata.file.PathKey;
import org.lumenark.metadata.file.StoredComponents;
import org.lumenark.metadata.find.FileKeys;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.Originals;

/**
 * Loads the files of a study version from its manifest, a batch a transaction: segments stream from
 * the store outside of transactions, and a worker that takes over reads on where rows are missing.
 * The version counts as loaded only when every line was read again and the Merkle root is right.
 */
@ApplicationScoped
class ManifestLoader {

  private static final String TARGET =
      "file (accession, version, ordinal, path, path_key, size, sha256, crc32, object, \"offset\","
          + " attributes, components)";

  private static final String ARCHIVES =
      "archive_segment (accession, version, segment, entry_bytes, listed_bytes)";

  private final LoadTasks tasks;
  private final LoaderConfig config;
  private final ManifestRoots roots;
  private final ObjectStore originals;

  ManifestLoader(
      LoadTasks tasks, LoaderConfig config, ManifestRoots roots, @Originals ObjectStore originals) {
    this.tasks = tasks;
    this.config = config;
    this.roots = roots;
    this.originals = originals;
  }

  void load(LoadTask task) throws IOException, SQLException, LostLease, RefusedObject {
    ManifestRoot root = roots.of(task);
    Progress progress = new Progress(task);
    for (int segment = 0; segment < root.segments().size(); segment++) {
      try (ManifestLines lines = new ManifestLines(originals, root, segment)) {
        Optional<ManifestLines.Line> line = lines.next();
        while (line.isPresent()) {
          progress.take(line.get());
          if (progress.isFull(config.batch())) {
            store(task, progress);
          }
          line = lines.next();
        }
      }
      progress.endSegment(segment);
    }
    progress.check(root);
    tasks.finish(
        task,
        connection -> {
          progress.copy(connection);
          StudyRows.forgetArchive(connection, task);
          progress.archive.copyInto(connection, ARCHIVES);
          progress.components.store(connection, task);
          if (root.components().isPresent()) {
            StudyRows.imagesDue(connection, task.accession());
          }
          if (root.annotations().isPresent()) {
            // With the files: what is to be shown whole waits for both.
            AnnotationLoader.request(connection, task);
          }
          StudyRows.loaded(connection, task, progress.words.words());
        });
  }

  private void store(LoadTask task, Progress progress) throws SQLException, LostLease {
    tasks.step(task, progress.ordinal, progress::copy);
    progress.clear();
  }

  /** What was read so far. */
  private static final class Progress {

    private final LoadTask task;
    private final Accession accession;
    private final CopyRows rows = new CopyRows();
    private final AttributeRows attributes = new AttributeRows();
    private final CopyRows archive = new CopyRows();
    private final MerkleTree tree = new MerkleTree();
    private final FileWords words = new FileWords();
    private final ComponentCounts components = new ComponentCounts();
    private long ordinal;
    private long bytes;
    private long entryBytes;
    private long listedBytes;

    Progress(LoadTask task) {
      this.task = task;
      this.accession = new Accession(task.accession());
    }

    void take(ManifestLines.Line line) {
      ManifestEntry entry = line.entry();
      tree.add(entry.line());
      words.add(entry.path());
      line.components().ifPresent(components::add);
      bytes += entry.size();
      byte[] name = ArchiveLayout.name(accession, entry.path());
      entryBytes += ArchiveLayout.entryBytes(name, entry.size());
      listedBytes += ArchiveLayout.listedBytes(name);
      if (ordinal >= task.nextOrdinal()) {
        rows.add(
            task.accession(),
            task.version(),
            ordinal,
            entry.path(),
            CopyRows.bytes(PathKey.hex(entry.path())),
            entry.size(),
            CopyRows.bytes(entry.sha256()),
            CopyRows.bytes(entry.crc32()),
            entry.blob().object(),
            entry.blob().offset(),
            line.attributes().orElse(null),
            line.components().map(StoredComponents::join).orElse(null));
        attributes.take(ordinal, line.values());
        line.components()
            .ifPresent(names -> attributes.take(ordinal, AttributeFilter.ofComponents(names)));
        attributes.take(ordinal, FileKeys.of(entry.path(), entry.size()));
      }
      ordinal++;
    }

    boolean isFull(int batch) {
      return rows.isFull(batch) || attributes.areMany();
    }

    void copy(Connection connection) throws SQLException {
      rows.copyInto(connection, TARGET);
      attributes.store(connection, task);
    }

    void clear() {
      rows.clear();
      attributes.clear();
    }

    void endSegment(int segment) {
      archive.add(task.accession(), task.version(), segment, entryBytes, listedBytes);
      entryBytes = 0;
      listedBytes = 0;
    }

    void check(ManifestRoot root) throws RefusedObject {
      if (!tree.root().equals(root.root()) || ordinal != root.count() || bytes != root.bytes()) {
        throw new RefusedObject("the manifest's lines do not have its root");
      }
    }
  }
}
