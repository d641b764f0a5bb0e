package org.lumenark.platform.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.event.EventJson;
import org.lumenark.contracts.id.Accession;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.contracts.manifest.ManifestEntry;
import org.lumenark.contracts.manifest.ManifestRoot;
import org.lumenark.contracts.manifest.MerkleTree;
import org.lumenark.platform.storage.ObjectStore;

/**
 * Writes a manifest: segments of lines, their twins with the places, and last the root object.
 * Holds at most two parts in memory, whatever the number of files. Without {@link #finish()} there
 * is no manifest, only garbage under keys that were asked for.
 */
public final class ManifestWriter implements AutoCloseable {

  private final ObjectStore originals;
  private final Accession accession;
  private final int version;
  private final Supplier<BlobKey> keys;
  private final MerkleTree tree = new MerkleTree();
  private final List<ManifestRoot.Segment> segments = new ArrayList<>();
  private final List<ManifestRoot.Segment> locations = new ArrayList<>();
  private byte[] lastPath = new byte[0];
  private long count;
  private long bytes;
  private @Nullable SegmentWriter segment;
  private @Nullable SegmentWriter location;

  /**
   * @param keys gives each object's key; remembers it if garbage is to be found later
   */
  public ManifestWriter(
      ObjectStore originals, Accession accession, int version, Supplier<BlobKey> keys) {
    this.originals = originals;
    this.accession = accession;
    this.version = version;
    this.keys = keys;
  }

  /**
   * @throws IllegalArgumentException if the path does not come after the one before, by its bytes
   *     in UTF-8
   */
  public void add(ManifestEntry entry) throws IOException {
    byte[] path = entry.path().getBytes(StandardCharsets.UTF_8);
    if (count > 0 && Arrays.compareUnsigned(lastPath, path) >= 0) {
      throw new IllegalArgumentException("manifest out of order at " + entry.path());
    }
    lastPath = path;
    SegmentWriter lines = segment == null ? begin() : segment;
    if (lines.count() == ManifestRoot.SEGMENT_LINES) {
      endSegment();
      lines = begin();
    }
    byte[] line = entry.line();
    lines.add(line);
    tree.add(line);
    if (location != null) {
      location.add(ManifestLines.location(entry));
    }
    count++;
    bytes += entry.size();
  }

  /** Writes the root; the manifest exists when this returns. */
  public SealedManifest finish() throws IOException {
    if (segment != null) {
      endSegment();
    }
    ManifestRoot root =
        new ManifestRoot(
            ManifestRoot.FORMAT,
            accession,
            version,
            tree.root(),
            count,
            bytes,
            segments,
            locations);
    BlobKey key = keys.get();
    originals.put(key.value(), json(root), "application/json");
    return new SealedManifest(key, root);
  }

  @Override
  public void close() {
    if (segment != null) {
      segment.close();
    }
    if (location != null) {
      location.close();
    }
  }

  private SegmentWriter begin() throws IOException {
    SegmentWriter begun = new SegmentWriter(originals, keys.get());
    segment = begun;
    location = new SegmentWriter(originals, keys.get());
    return begun;
  }

  private void endSegment() throws IOException {
    try (SegmentWriter lines = segment;
        SegmentWriter places = location) {
      if (lines != null && places != null) {
        segments.add(lines.finish());
        locations.add(places.finish());
      }
    }
    segment = null;
    location = null;
  }

  private static byte[] json(ManifestRoot root) {
    try {
      return EventJson.mapper().writeValueAsBytes(root);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a manifest root cannot be written", impossible);
    }
  }
}
