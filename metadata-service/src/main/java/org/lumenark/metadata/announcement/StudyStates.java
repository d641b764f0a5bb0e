package org.lumenark.metadata.announcement;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.event.CatalogueState.Annotated;
import org.lumenark.contracts.event.CatalogueState.StudyCatalogued;
import org.lumenark.contracts.event.FileTotals;
import org.lumenark.contracts.event.PublicChange;
import org.lumenark.contracts.event.PublicStudy;
import org.lumenark.contracts.event.Visibility;
import org.lumenark.contracts.id.Accession;
import org.lumenark.metadata.study.StudyDocument;
import org.lumenark.metadata.study.StudyRow;
import org.lumenark.metadata.study.VersionRow;

/** Builds the whole states of a study from its rows. Of a withdrawn study nothing is told. */
final class StudyStates {

  private StudyStates() {}

  /** What a state is built from. */
  record Source(
      StudyRow study,
      @Nullable VersionRow version,
      long images,
      List<String> formats,
      Optional<Annotated> annotated,
      String url) {

    FileTotals files() {
      return version == null ? new FileTotals(0, 0) : version.totals();
    }

    Accession accession() {
      return new Accession(study.accession());
    }
  }

  static StudyCatalogued catalogued(Source source, long revision) {
    StudyRow study = source.study();
    if (study.visibility() == Visibility.WITHDRAWN) {
      return withdrawn(source, revision);
    }
    StudyDocument document = study.document();
    return new StudyCatalogued(
        source.accession(),
        study.version(),
        revision,
        study.visibility(),
        study.title(),
        document.description(),
        document.keywords(),
        document.authors(),
        document.organisms(),
        document.imagingMethods(),
        document.licence(),
        Optional.of(study.collection()),
        study.submittedAt(),
        study.releaseDate(),
        source.files(),
        source.images(),
        source.formats(),
        source.version() == null ? List.of() : source.version().words(),
        study.readers(),
        source.annotated());
  }

  private static StudyCatalogued withdrawn(Source source, long revision) {
    StudyRow study = source.study();
    return new StudyCatalogued(
        source.accession(),
        study.version(),
        revision,
        Visibility.WITHDRAWN,
        study.accession(),
        "",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        study.submittedAt(),
        study.releaseDate(),
        new FileTotals(0, 0),
        0,
        List.of(),
        List.of(),
        study.readers(),
        Optional.empty());
  }

  static PublicStudy published(Source source, long revision) {
    StudyRow study = source.study();
    if (study.visibility() == Visibility.WITHDRAWN) {
      return new PublicStudy(
          source.accession(),
          study.version(),
          revision,
          Visibility.WITHDRAWN,
          source.url(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(study.withdrawnReason()));
    }
    return new PublicStudy(
        source.accession(),
        study.version(),
        revision,
        Visibility.PUBLIC,
        source.url(),
        Optional.of(study.title()),
        Optional.of(study.document().json()),
        Optional.of(study.collection()),
        Optional.of(study.releaseDate()),
        source.version() == null ? Optional.empty() : source.version().root(),
        Optional.of(source.files()),
        Optional.of(source.images()),
        Optional.empty());
  }

  /**
   * The change that partners are told.
   *
   * @param known whether the study was in the list of changes before
   */
  static PublicChange change(Source source, boolean known) {
    StudyRow study = source.study();
    Accession accession = source.accession();
    int version = study.version();
    if (study.visibility() == Visibility.WITHDRAWN) {
      return new PublicChange.StudyTakenBack(
          accession, version, study.accession(), source.url(), study.withdrawnReason());
    }
    return known
        ? new PublicChange.StudyUpdated(accession, version, study.title(), source.url())
        : new PublicChange.StudyPublished(accession, version, study.title(), source.url());
  }
}
