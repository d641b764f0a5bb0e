package org.lumenark.search.index;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.event.CatalogueState.Annotated;
import org.lumenark.contracts.event.CatalogueState.StudyCatalogued;
import org.lumenark.contracts.event.Visibility;
import org.lumenark.contracts.id.CollectionName;

/** A study as it is indexed. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record StudyDocument(
    String type,
    String key,
    @JsonProperty("public") boolean isPublic,
    String state,
    String accession,
    int version,
    String title,
    String description,
    List<String> keywords,
    List<String> authors,
    List<String> organisms,
    List<String> imagingMethods,
    Optional<String> licence,
    Optional<CollectionName> collection,
    String origin,
    String sortName,
    Instant submittedAt,
    Instant releaseDate,
    int year,
    long files,
    long bytes,
    long images,
    List<String> format,
    @Nullable List<String> fileWords,
    @Nullable List<String> readers,
    @Nullable List<String> genes,
    @Nullable List<String> geneWords,
    @Nullable List<String> phenotypes,
    @Nullable List<String> phenotypeWords,
    @Nullable List<String> compounds,
    @Nullable List<String> compoundWords) {

  public static final String TYPE = "study";

  static StudyDocument of(StudyCatalogued study) {
    return new StudyDocument(
        TYPE,
        study.accession().value(),
        study.visibility() == Visibility.PUBLIC,
        study.visibility().value(),
        study.accession().value(),
        study.version(),
        study.title(),
        study.description(),
        study.keywords(),
        study.authors(),
        study.organisms(),
        study.imagingMethods(),
        study.licence(),
        study.collection(),
        Origin.DEPOSITED,
        SortName.of(study.title()),
        study.submittedAt(),
        study.releaseDate(),
        study.releaseDate().atOffset(ZoneOffset.UTC).getYear(),
        study.files().count(),
        study.files().bytes(),
        study.images(),
        study.formats(),
        study.fileWords(),
        study.readers(),
        study.annotated().map(Annotated::genes).orElse(null),
        study.annotated().map(Annotated::geneWords).orElse(null),
        study.annotated().map(Annotated::phenotypes).orElse(null),
        study.annotated().map(Annotated::phenotypeWords).orElse(null),
        study.annotated().map(Annotated::compounds).orElse(null),
        study.annotated().map(Annotated::compoundWords).orElse(null));
  }
}
