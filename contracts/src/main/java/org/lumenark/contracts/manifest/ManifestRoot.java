package org.lumenark.contracts.manifest;

import java.util.List;
import org.lumenark.contracts.id.Accession;
import org.lumenark.contracts.id.BlobKey;

/**
 * The root object of a manifest, written last. Each segment has a twin in {@code locations} with
 * the same lines in the same order: {@code object NUL offset NUL length NUL crc32}. Paths are
 * proven, places are not: a repack changes only the twins.
 *
 * @param format {@value #FORMAT}
 * @param root {@code sha256:} Merkle root over all lines
 */
public record ManifestRoot(
    String format,
    Accession accession,
    int version,
    String root,
    long count,
    long bytes,
    List<Segment> segments,
    List<Segment> locations) {

  public static final String FORMAT = "lumenark-manifest/1";

  /** Most lines of one segment. */
  public static final int SEGMENT_LINES = 50_000;

  public ManifestRoot {
    segments = List.copyOf(segments);
    locations = List.copyOf(locations);
    if (!format.equals(FORMAT) || segments.size() != locations.size()) {
      throw new IllegalArgumentException("not a manifest root of format " + FORMAT);
    }
  }

  /**
   * A gzip object of lines, each ended by a line feed.
   *
   * @param sha256 of the object's bytes, in hex
   */
  public record Segment(BlobKey object, int lines, String sha256) {}
}
