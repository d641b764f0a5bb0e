package org.lumenark.platform.manifest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.lumenark.contracts.event.EventJson;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.contracts.manifest.ManifestEntry;
import org.lumenark.contracts.manifest.ManifestRoot;
import org.lumenark.contracts.manifest.MerkleTree;
import org.lumenark.platform.storage.CorruptBlobException;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.StoreException;

/** Reads manifests line by line; memory does not grow with the number of files. */
public final class ManifestReader {

  /** Enough for the root of a thousand million files. */
  private static final int ROOT_LIMIT = 64 << 20;

  private final ObjectStore originals;

  public ManifestReader(ObjectStore originals) {
    this.originals = originals;
  }

  /**
   * @throws CorruptBlobException if the object is not a root, or is missing
   * @throws StoreException if the store does not answer
   */
  public ManifestRoot root(BlobKey key) {
    try {
      return EventJson.mapper()
          .readValue(originals.read(key.value(), ROOT_LIMIT), ManifestRoot.class);
    } catch (StoreException.Missing missing) {
      throw new CorruptBlobException(key, "the manifest is missing", missing);
    } catch (IOException | IllegalArgumentException broken) {
      throw new CorruptBlobException(key, "not a manifest root", broken);
    }
  }

  /**
   * Every file in order. The visitor sees lines before the whole is proven: commit what it did only
   * after this returns.
   *
   * @throws CorruptBlobException if a segment is damaged or gone
   * @throws ManifestMismatchException if the lines do not add up to the root
   */
  public void read(ManifestRoot root, Visitor visitor) {
    MerkleTree tree = new MerkleTree();
    long ordinal = 0;
    for (int segment = 0; segment < root.segments().size(); segment++) {
      readSegment(
          root,
          segment,
          (position, entry) -> {
            tree.add(entry.line());
            visitor.visit(position, entry);
          });
      ordinal += root.segments().get(segment).lines();
    }
    if (ordinal != root.count() || !tree.root().equals(root.root())) {
      throw new ManifestMismatchException(root);
    }
  }

  /** Files of one segment, from 0; its digest is compared at the end. */
  public void readSegment(ManifestRoot root, int segment, Visitor visitor) {
    long first = 0;
    for (ManifestRoot.Segment before : root.segments().subList(0, segment)) {
      first += before.lines();
    }
    try (SegmentEntries entries = entries(root, segment)) {
      long ordinal = first;
      Optional<ManifestEntry> entry = entries.next();
      while (entry.isPresent()) {
        visitor.visit(ordinal, entry.get());
        ordinal++;
        entry = entries.next();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * Files of one segment for whoever takes them at its own pace.
   *
   * @param segment from 0
   */
  public SegmentEntries entries(ManifestRoot root, int segment) throws IOException {
    return new SegmentEntries(originals, root, segment);
  }

  /** Takes files one by one. */
  @FunctionalInterface
  public interface Visitor {

    /**
     * @param ordinal line of the manifest, from 0
     */
    void visit(long ordinal, ManifestEntry entry) throws IOException;
  }
}
