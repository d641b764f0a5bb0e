package org.lumenark.metadata.manifest;

import java.util.List;

/**
 * What the ZIP archive of a frozen manifest is made of.
 *
 * @param root Merkle root of the files
 * @param segments in order
 */
public record ManifestArchivePlace(String id, String root, long files, List<Segment> segments) {

  public ManifestArchivePlace {
    segments = List.copyOf(segments);
  }

  /**
   * Files that follow each other, and the bytes that they take; see {@code ArchiveLayout}.
   *
   * @param first number of its first file
   * @param files of it
   * @param entries bytes of its files with their headers
   * @param listed bytes of their lines in the central directory
   */
  public record Segment(long first, int files, long entries, long listed) {

    static Segment of(Object[] row) {
      return new Segment(
          ((Number) row[0]).longValue(),
          ((Number) row[1]).intValue(),
          ((Number) row[2]).longValue(),
          ((Number) row[3]).longValue());
    }
  }

  /**
   * One file of it.
   *
   * @param name of its entry
   */
  public record Entry(
      String name, long size, String sha256, String crc32, String object, long offset) {

    static Entry of(ManifestFile file) {
      return new Entry(
          file.place(), file.size(), file.sha256(), file.crc32(), file.object(), file.offset());
    }
  }
}
