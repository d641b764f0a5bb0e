package org.lumenark.metadata.export;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.lumenark.document.export.FactsReader;
import org.lumenark.document.export.StudyFacts;
import org.lumenark.metadata.study.PublicUrls;
import org.lumenark.metadata.study.StudyDocument;
import org.lumenark.metadata.study.StudyRow;
import org.lumenark.metadata.study.StudySight;
import org.lumenark.metadata.study.VersionRow;

/** Gathers what exports tell of a study from its rows. */
@ApplicationScoped
public class FactsOfStudy {

  private final PublicUrls urls;
  private final ExportConfig config;

  FactsOfStudy(PublicUrls urls, ExportConfig config) {
    this.urls = urls;
    this.config = config;
  }

  /** As whoever has this sight may know them. */
  public StudyFacts of(StudySight.Visible sight) {
    StudyRow study = sight.study();
    VersionRow version = sight.version();
    StudyDocument document = sight.document();
    FactsReader reader = new FactsReader(document.json());
    String name = study.accession() + (sight.isShown() ? "" : ".v" + version.number());
    return new StudyFacts(
        new StudyFacts.Address(
            study.accession(),
            version.number(),
            Optional.empty(),
            urls.page(name),
            urls.study(name),
            config.name(),
            urls.home()),
        sight.title(),
        document.description(),
        document.keywords(),
        document.licence(),
        version.submittedAt(),
        study.isPublic() ? study.releasedAt() : Optional.empty(),
        reader.people(),
        reader.organisms(),
        reader.methods(),
        reader.funding(),
        reader.publications(),
        reader.links(),
        version.totals());
  }
}
