package org.lumenark.metadata.loader;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lumenark.contracts.event.EventJson;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.contracts.id.BlobRange;
import org.lumenark.contracts.manifest.ManifestEntry;
import org.lumenark.contracts.manifest.ManifestRoot;
import org.lumenark.platform.storage.ObjectStore;

/**
 * Entries of one segment, its twin of places and those of attributes and components if there are
 * any, one at a time. The digests of all are compared when the last entry was read.
 */
final class ManifestLines implements AutoCloseable {

  private static final int LONGEST_LINE = 8 << 10;

  /** A file may be in many lists. */
  private static final int LONGEST_ATTRIBUTES = 32 << 20;

  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
  private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};

  private final SegmentLines lines;
  private final SegmentLines places;
  private final Optional<SegmentLines> attributes;
  private final Optional<SegmentLines> components;

  /**
   * @param segment from 0
   */
  ManifestLines(ObjectStore originals, ManifestRoot root, int segment) throws IOException {
    this.lines = new SegmentLines(originals, root.segments().get(segment), LONGEST_LINE);
    this.places = new SegmentLines(originals, root.locations().get(segment), LONGEST_LINE);
    this.attributes = twin(originals, root.attributes(), segment);
    this.components = twin(originals, root.components(), segment);
  }

  private static Optional<SegmentLines> twin(
      ObjectStore originals, Optional<List<ManifestRoot.Segment>> twins, int segment)
      throws IOException {
    return twins.isPresent()
        ? Optional.of(new SegmentLines(originals, twins.get().get(segment), LONGEST_ATTRIBUTES))
        : Optional.empty();
  }

  /**
   * A file.
   *
   * @param attributes JSON object of texts; empty if it has none
   * @param values the same, read
   * @param components that it is in; empty if that is not known
   */
  record Line(
      ManifestEntry entry,
      Optional<String> attributes,
      Map<String, String> values,
      Optional<List<String>> components) {}

  /** The next entry, or empty at the end of the segment. */
  Optional<Line> next() throws IOException, RefusedObject {
    Optional<String> line = lines.next();
    Optional<String> place = places.next();
    Optional<String> values = attributes.isPresent() ? attributes.get().next() : line;
    Optional<String> names = components.isPresent() ? components.get().next() : line;
    if (line.isEmpty() && place.isEmpty() && values.isEmpty() && names.isEmpty()) {
      return Optional.empty();
    }
    if (line.isEmpty() || place.isEmpty() || values.isEmpty() || names.isEmpty()) {
      throw new RefusedObject("a segment and its twins differ in length");
    }
    ManifestEntry entry = entry(line.get().split("\0", -1), place.get().split("\0", -1));
    Map<String, String> texts = attributes.isEmpty() ? Map.of() : read(values.get(), TEXTS);
    return Optional.of(
        new Line(
            entry,
            texts.isEmpty() ? Optional.empty() : values,
            texts,
            components.isEmpty() ? Optional.empty() : Optional.of(read(names.get(), NAMES))));
  }

  private static <T> T read(String line, TypeReference<T> type) throws RefusedObject {
    try {
      return EventJson.mapper().readValue(line, type);
    } catch (JsonProcessingException unreadable) {
      throw new RefusedObject("what file lists say of a file cannot be read", unreadable);
    }
  }

  private static ManifestEntry entry(String[] line, String[] place) throws RefusedObject {
    if (line.length != 3 || place.length != 4) {
      throw new RefusedObject("a line of the manifest has another form");
    }
    try {
      return new ManifestEntry(
          line[0],
          Long.parseLong(line[1]),
          line[2],
          place[3],
          new BlobRange(new BlobKey(place[0]), Long.parseLong(place[1]), Long.parseLong(place[2])));
    } catch (IllegalArgumentException noEntry) {
      throw new RefusedObject("a line of the manifest has bad values", noEntry);
    }
  }

  @Override
  public void close() throws IOException {
    try (lines;
        places) {
      if (attributes.isPresent()) {
        attributes.get().close();
      }
      if (components.isPresent()) {
        components.get().close();
      }
    }
  }
}
