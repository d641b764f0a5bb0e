package org.lumenark.search.find;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lumenark.contracts.event.FileTotals;
import org.lumenark.contracts.id.CollectionName;
import org.lumenark.search.index.StudyDocument;

/** A study in a list of results. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record StudyHit(
    String type,
    String accession,
    int version,
    String state,
    String title,
    String description,
    List<String> keywords,
    List<String> authors,
    List<String> organisms,
    List<String> imagingMethods,
    Optional<String> licence,
    Optional<CollectionName> collection,
    Instant releaseDate,
    FileTotals files,
    long images,
    List<String> formats,
    String url) {

  static StudyHit of(StudyDocument study, String publicUrl) {
    return new StudyHit(
        study.type(),
        study.accession(),
        study.version(),
        study.state(),
        study.title(),
        study.description(),
        study.keywords(),
        study.authors(),
        study.organisms(),
        study.imagingMethods(),
        study.licence(),
        study.collection(),
        study.releaseDate(),
        new FileTotals(study.files(), study.bytes()),
        study.images(),
        study.format(),
        publicUrl + "/api/v1/studies/" + study.accession());
  }
}
