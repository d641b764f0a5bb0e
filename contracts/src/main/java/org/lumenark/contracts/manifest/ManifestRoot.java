package org.lumenark.contracts.manifest;

import java.util.List;
import java.util.Optional;
import org.lumenark.contracts.id.Accession;
import org.lumenark.contracts.id.BlobKey;

/**
 * The root object of a manifest, written last. Each segment has a twin in {@code locations} with
 * the same lines in the same order: {@code object NUL offset NUL length NUL crc32}. Paths are
 * proven, places and attributes are not: a repack changes only the twins.
 *
 * @param format {@value #FORMAT}
 * @param root {@code sha256:} Merkle root over all lines
 * @param attributes of studies with file lists: a third object for each segment, whose lines are
 *     JSON objects of the file's attributes, all values texts, {@code {}} if it has none
 * @param annotations of studies with annotation tables: those of this version, by name
 * @param components of studies with file lists: one more object for each segment, whose lines are
 *     JSON lists of the components whose file lists name the file or a folder of it, by name;
 *     absent in roots from before it was told
 */
public record ManifestRoot(
    String format,
    Accession accession,
    int version,
    String root,
    long count,
    long bytes,
    List<Segment> segments,
    List<Segment> locations,
    Optional<List<Segment>> attributes,
    Optional<List<Table>> annotations,
    Optional<List<Segment>> components) {

  public static final String FORMAT = "lumenark-manifest/1";

  /** Most lines of one segment. */
  public static final int SEGMENT_LINES = 50_000;

  public ManifestRoot {
    segments = List.copyOf(segments);
    locations = List.copyOf(locations);
    attributes = attributes.map(List::copyOf);
    annotations = annotations.map(List::copyOf);
    components = components.map(List::copyOf);
    if (!format.equals(FORMAT)
        || segments.size() != locations.size()
        || attributes.map(List::size).orElse(segments.size()) != segments.size()
        || components.map(List::size).orElse(segments.size()) != segments.size()) {
      throw new IllegalArgumentException("not a manifest root of format " + FORMAT);
    }
  }

  /**
   * A gzip object of lines, each ended by a line feed.
   *
   * @param sha256 of the object's bytes, in hex
   */
  public record Segment(BlobKey object, int lines, String sha256) {}

  /**
   * An annotation table. Each line of its object is a JSON object {@code {row, cells}}: the number
   * of the row as the deposited table counts, and its texts in the order of the columns, without
   * empty ones at the end.
   *
   * @param columns names as they stand in the table
   */
  public record Table(String name, List<String> columns, Segment rows) {

    public Table {
      columns = List.copyOf(columns);
    }
  }

  /**
   * A row of an annotation table.
   *
   * @param row from 2, as a spreadsheet counts
   */
  public record TableRow(long row, List<String> cells) {

    public TableRow {
      cells = List.copyOf(cells);
    }
  }
}
