package org.lumenark.platform.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * Writes a manifest: segments of lines, their twins with the places, those with the attributes and
 * components if there are any, and last the root object. Holds at most four parts in memory,
 * whatever the number of files. Without {@link #finish()} there is no manifest, only garbage under
 * keys that were asked for.
 */
public final class ManifestWriter implements AutoCloseable {

  private final ObjectStore originals;
  private final Accession accession;
  private final int version;
  private final Supplier<BlobKey> keys;
  private final MerkleTree tree = new MerkleTree();
  private final List<ManifestRoot.Segment> segments = new ArrayList<>();
  private final List<ManifestRoot.Segment> locations = new ArrayList<>();
  private final List<ManifestRoot.Segment> attributes = new ArrayList<>();
  private final List<ManifestRoot.Segment> components = new ArrayList<>();
  private final List<ManifestRoot.Table> tables = new ArrayList<>();
  private boolean attributed;
  private boolean inComponents;
  private byte[] lastPath = new byte[0];
  private long count;
  private long bytes;
  private @Nullable SegmentWriter segment;
  private @Nullable SegmentWriter location;
  private @Nullable SegmentWriter attribute;
  private @Nullable SegmentWriter component;

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

  /** Files have attributes from now on; to be said before the first of them. */
  public ManifestWriter withAttributes() {
    notBegun();
    attributed = true;
    return this;
  }

  /** It is known of each file which components it is in; to be said before the first of them. */
  public ManifestWriter withComponents() {
    notBegun();
    inComponents = true;
    return this;
  }

  private void notBegun() {
    if (count > 0) {
      throw new IllegalStateException("the manifest is begun");
    }
  }

  /** A file without attributes. */
  public void add(ManifestEntry entry) throws IOException {
    add(entry, Map.of(), List.of());
  }

  /**
   * @param componentsOfFile names of those that the file is in
   * @throws IllegalArgumentException if the path does not come after the one before, by its bytes
   *     in UTF-8
   */
  public void add(
      ManifestEntry entry, Map<String, String> attributesOfFile, List<String> componentsOfFile)
      throws IOException {
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
    if (attribute != null) {
      attribute.add(json(attributesOfFile));
    }
    if (component != null) {
      component.add(json(componentsOfFile));
    }
    count++;
    bytes += entry.size();
  }

  /** Gives rows one by one. */
  @FunctionalInterface
  public interface Rows {

    /**
     * @param row takes a row
     */
    void forEach(RowTarget row) throws IOException;
  }

  /** Takes rows. */
  @FunctionalInterface
  public interface RowTarget {
    void add(ManifestRoot.TableRow row) throws IOException;
  }

  /** Adds an annotation table: an object of its own, whose rows are written as they are given. */
  public void addTable(String name, List<String> columns, Rows rows) throws IOException {
    try (SegmentWriter lines = begin(SegmentWriter.LONGEST_OF_ATTRIBUTES)) {
      rows.forEach(row -> lines.add(json(row)));
      tables.add(new ManifestRoot.Table(name, columns, lines.finish()));
    }
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
            locations,
            attributed ? Optional.of(attributes) : Optional.empty(),
            tables.isEmpty() ? Optional.empty() : Optional.of(tables),
            inComponents ? Optional.of(components) : Optional.empty());
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
    if (attribute != null) {
      attribute.close();
    }
    if (component != null) {
      component.close();
    }
  }

  private SegmentWriter begin() throws IOException {
    SegmentWriter begun = begin(SegmentWriter.LONGEST_OF_PATHS);
    segment = begun;
    location = begin(SegmentWriter.LONGEST_OF_PATHS);
    if (attributed) {
      attribute = begin(SegmentWriter.LONGEST_OF_ATTRIBUTES);
    }
    if (inComponents) {
      component = begin(SegmentWriter.LONGEST_OF_ATTRIBUTES);
    }
    return begun;
  }

  private SegmentWriter begin(long longest) throws IOException {
    return new SegmentWriter(originals, keys.get(), longest);
  }

  private void endSegment() throws IOException {
    try (SegmentWriter lines = segment;
        SegmentWriter places = location;
        SegmentWriter values = attribute;
        SegmentWriter names = component) {
      if (lines != null && places != null) {
        segments.add(lines.finish());
        locations.add(places.finish());
      }
      if (values != null) {
        attributes.add(values.finish());
      }
      if (names != null) {
        components.add(names.finish());
      }
    }
    segment = null;
    location = null;
    attribute = null;
    component = null;
  }

  private static byte[] json(Object value) {
    try {
      return EventJson.mapper().writeValueAsBytes(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a manifest cannot be written", impossible);
    }
  }
}
