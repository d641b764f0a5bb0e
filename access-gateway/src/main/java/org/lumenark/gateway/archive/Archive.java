package org.lumenark.gateway.archive;

import java.util.List;
import org.lumenark.contracts.manifest.ArchiveLayout;

/**
 * Where everything is in a ZIP archive: the files of each segment of its listing, one segment after
 * the other, then the lines of the central directory in the same order, then its end.
 *
 * @param files how many
 * @param segments bytes of each segment of the listing
 */
public record Archive(long files, List<Segment> segments) {

  /**
   * @param entries bytes of the segment's files with their headers
   * @param listed bytes of their lines in the central directory
   */
  public record Segment(long entries, long listed) {}

  public Archive {
    segments = List.copyOf(segments);
  }

  /** All bytes. */
  public long length() {
    return listingAt() + listingBytes() + ArchiveLayout.END_BYTES;
  }

  /** Where the central directory begins. */
  long listingAt() {
    return segments.stream().mapToLong(Segment::entries).sum();
  }

  long listingBytes() {
    return segments.stream().mapToLong(Segment::listed).sum();
  }
}
