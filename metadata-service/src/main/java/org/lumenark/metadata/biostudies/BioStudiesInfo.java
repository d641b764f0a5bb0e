package org.lumenark.metadata.biostudies;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import org.lumenark.metadata.study.PublicUrls;
import org.lumenark.metadata.study.StudySight;

/**
 * What BioStudies says of the files of a study.
 *
 * @param httpLink below which the files are, as they are or below {@code Files}
 * @param ftpLink the same, as there is no FTP
 * @param released milliseconds since 1970
 * @param modified milliseconds since 1970
 * @see <a
 *     href="https://github.com/EBIBioStudies/ribs/blob/master/src/main/java/uk/ac/ebi/biostudies/service/impl/FilePaginationServiceImpl.java">FilePaginationServiceImpl.getStudyInfo</a>
 */
record BioStudiesInfo(
    List<Column> columns,
    long files,
    String httpLink,
    String ftpLink,
    @JsonProperty("isPublic") boolean open,
    String relPath,
    boolean hasZippedFolders,
    long views,
    long released,
    long modified,
    List<String> sections) {

  /**
   * A column of the table of files.
   *
   * @param data the member of a file that it shows
   */
  record Column(
      String name,
      String title,
      boolean visible,
      boolean searchable,
      String data,
      String defaultContent) {

    static Column of(String name) {
      return new Column(name, name, true, !name.equals("Size"), member(name), "");
    }
  }

  /** What a member of a file is called that has an attribute of this name. */
  static String member(String attribute) {
    return attribute.replaceAll("[\\[\\]()\\s]", "_").replace(".", "\\.");
  }

  /**
   * @param attributes names of what file lists say
   * @param views visits that were no downloads
   */
  static BioStudiesInfo of(
      StudySight.Visible sight, List<String> attributes, long views, PublicUrls urls) {
    List<Column> columns = new ArrayList<>(List.of(Column.of("Name"), Column.of("Size")));
    attributes.stream()
        .filter(name -> !name.equals("Name") && !name.equals("Size"))
        .forEach(name -> columns.add(Column.of(name)));
    String accession = sight.study().accession();
    String link = urls.below("/biostudies/files/" + accession);
    return new BioStudiesInfo(
        List.copyOf(columns),
        sight.version().totals().count(),
        link,
        link,
        sight.study().isPublic(),
        accession,
        false,
        views,
        sight.study().releasedAt().orElse(sight.study().releaseDate()).toEpochMilli(),
        sight.version().submittedAt().toEpochMilli(),
        List.of());
  }
}
