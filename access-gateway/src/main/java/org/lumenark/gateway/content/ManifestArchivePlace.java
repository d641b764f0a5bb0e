package org.lumenark.gateway.content;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.lumenark.contracts.manifest.ArchiveLayout;
import org.lumenark.gateway.archive.Archive;

/**
 * What the ZIP archive of a frozen manifest is made of.
 *
 * @param root {@code sha256:} Merkle root of the files
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ManifestArchivePlace(String id, String root, long files, List<Segment> segments) {

  /**
   * @param first number of its first file in the manifest
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Segment(long first, int files, long entries, long listed) {}

  Archive archive() {
    return new Archive(
        files,
        segments.stream()
            .map(segment -> new Archive.Segment(segment.entries(), segment.listed()))
            .toList());
  }

  /** Another one if any byte of the archive is. */
  EntityTag tag() {
    return EntityTag.of(root.replace(':', '-') + "-zip" + ArchiveLayout.VERSION);
  }
}
