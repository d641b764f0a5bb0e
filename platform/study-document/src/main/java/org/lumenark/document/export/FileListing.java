package org.lumenark.document.export;

import java.util.List;

/**
 * Where all files of a study are had at once, whatever their number.
 *
 * @param table CSV with a line for each file
 * @param columns of the table, as its first line names them
 * @param archive one ZIP with all of them
 */
public record FileListing(String table, List<String> columns, String archive) {

  /** Columns of the table of a study. */
  public static final List<String> OF_STUDY =
      List.of("path", "size", "sha256", "href", "format", "attributes", "component");

  /** Columns of the table of a frozen manifest. */
  public static final List<String> OF_MANIFEST =
      List.of("number", "state", "accession", "version", "path", "size", "sha256", "crc32", "href");

  public FileListing {
    columns = List.copyOf(columns);
  }

  /**
   * Of a study.
   *
   * @param study its address in the interface
   */
  public static FileListing ofStudy(String study) {
    return new FileListing(study + "/files.csv", OF_STUDY, study + "/archive.zip");
  }

  /**
   * Of a frozen manifest.
   *
   * @param manifest its address in the interface
   */
  public static FileListing ofManifest(String manifest) {
    return new FileListing(manifest + ".csv", OF_MANIFEST, manifest + "/archive.zip");
  }
}
