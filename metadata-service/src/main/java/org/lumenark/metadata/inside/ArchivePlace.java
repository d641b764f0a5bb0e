package org.lumenark.metadata.inside;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.lumenark.metadata.study.StudySight;
import org.lumenark.metadata.study.VersionRow;

/**
 * What the ZIP archive of a study version is made of.
 *
 * @param manifest {@code originals:KEY} of the root object
 * @param root Merkle root of the files
 * @param open whether anyone may read it
 * @param shown whether it is the version that is shown to those who ask for none
 * @param segments of the manifest, in order
 */
public record ArchivePlace(
    String accession,
    int version,
    String manifest,
    String root,
    @JsonProperty("public") boolean open,
    boolean shown,
    List<Segment> segments) {

  /**
   * Bytes that a segment takes; see {@code ArchiveLayout}.
   *
   * @param entries of its files with their headers
   * @param listed of their lines in the central directory
   */
  public record Segment(long entries, long listed) {

    static Segment of(Object[] row) {
      return new Segment(((Number) row[0]).longValue(), ((Number) row[1]).longValue());
    }
  }

  static ArchivePlace of(StudySight.Visible sight, List<Segment> segments) {
    VersionRow version = sight.version();
    return new ArchivePlace(
        version.key().accession(),
        version.number(),
        version.manifest().orElseThrow(),
        version.root().orElseThrow(),
        sight.isOpen(),
        sight.isShown(),
        segments);
  }
}
