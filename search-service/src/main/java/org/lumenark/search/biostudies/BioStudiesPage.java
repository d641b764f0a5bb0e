package org.lumenark.search.biostudies;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumenark.search.index.StudyDocument;

/**
 * A page of results with the members that the public service gives.
 *
 * @see <a
 *     href="https://github.com/EBIBioStudies/ribs/blob/master/src/main/java/uk/ac/ebi/biostudies/service/impl/SearchServiceImpl.java">applySearchOnQuery
 *     of EBIBioStudies/ribs</a>
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record BioStudiesPage(
    int page,
    int pageSize,
    long totalHits,
    @JsonProperty("isTotalHitsExact") boolean exact,
    String sortBy,
    String sortOrder,
    List<Hit> hits,
    @Nullable String query,
    @Nullable Object facets) {

  /**
   * A study.
   *
   * @param author all, between commas
   * @param releaseDate a day
   */
  record Hit(
      String accession,
      String type,
      String title,
      String author,
      long links,
      long files,
      @JsonProperty("release_date") String releaseDate,
      long views,
      @JsonProperty("isPublic") boolean open,
      String content) {

    static Hit of(StudyDocument study) {
      return new Hit(
          study.accession(),
          "study",
          study.title(),
          String.join(", ", study.authors()),
          0,
          study.files(),
          LocalDate.ofInstant(study.releaseDate(), ZoneOffset.UTC).toString(),
          0,
          true,
          study.description());
    }
  }

  static BioStudiesPage of(BioStudiesOrder order, long total, List<StudyDocument> studies) {
    return new BioStudiesPage(
        order.page(),
        order.pageSize(),
        total,
        true,
        order.sortBy(),
        order.descending() ? "descending" : "ascending",
        studies.stream().map(Hit::of).toList(),
        order.text().isEmpty() ? null : order.text(),
        null);
  }
}
