package org.lumenark.metadata.manifest;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.lumenark.contracts.event.FileTotals;
import org.lumenark.document.export.ExportedFile;
import org.lumenark.document.export.FileListing;
import org.lumenark.document.export.StudyExport;
import org.lumenark.document.export.StudyFacts;
import org.lumenark.metadata.export.ExportConfig;
import org.lumenark.metadata.export.FactsOfStudy;
import org.lumenark.metadata.export.MediaTypes;
import org.lumenark.metadata.study.AskedVersion;
import org.lumenark.metadata.study.PublicUrls;
import org.lumenark.metadata.study.StudyAccess;
import org.lumenark.metadata.study.StudySight;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.security.Caller;

/**
 * Writes frozen manifests in the forms that tools of others read. What they tell beside the files
 * is what the studies say that are public still: their people, organisms and methods together.
 */
@ApplicationScoped
class ManifestExports {

  /** Most studies whose own facts are told. */
  private static final int MOST_STUDIES = 100;

  private final Mutiny.SessionFactory sessions;
  private final Manifests manifests;
  private final ManifestFiles files;
  private final StudyAccess access;
  private final FactsOfStudy facts;
  private final PublicUrls urls;
  private final ExportConfig archive;

  ManifestExports(
      Mutiny.SessionFactory sessions,
      Manifests manifests,
      ManifestFiles files,
      StudyAccess access,
      FactsOfStudy facts,
      PublicUrls urls,
      ExportConfig archive) {
    this.sessions = sessions;
    this.manifests = manifests;
    this.files = files;
    this.access = access;
    this.facts = facts;
    this.urls = urls;
    this.archive = archive;
  }

  private record Source(
      ManifestRow row, List<PartRow> parts, List<StudyFacts> studies, List<ManifestFile> files) {}

  /**
   * @throws ProblemException by the Uni: {@code not-found} or {@code manifest.freezing}
   */
  Uni<byte[]> write(String id, StudyExport form) {
    return sessions
        .withSession(session -> source(session, id))
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(source -> form.write(facts(source), named(source)));
  }

  private Uni<Source> source(Mutiny.Session session, String id) {
    return manifests
        .frozen(session, id)
        .chain(row ->
            manifests
                .parts(session, id, MOST_STUDIES)
                .chain(parts ->
                    studies(session, parts)
                        .chain(studies ->
                            files(session, row)
                                .map(found -> new Source(row, parts, studies, found)))));
  }

  private Uni<List<ManifestFile>> files(Mutiny.Session session, ManifestRow row) {
    return row.files() <= StudyExport.MOST_FILES
        ? files.range(session, row.id(), 0, row.files())
        : Uni.createFrom().item(List.of());
  }

  private Uni<List<StudyFacts>> studies(Mutiny.Session session, List<PartRow> parts) {
    Uni<List<StudyFacts>> gathered = Uni.createFrom().item(List.of());
    for (PartRow part : parts) {
      AskedVersion asked = AskedVersion.of(part.accession(), Integer.toString(part.version()));
      gathered =
          gathered.chain(before ->
              access
                  .sight(session, asked, Caller.anonymous())
                  .map(sight ->
                      sight instanceof StudySight.Visible visible
                          ? with(before, facts.of(visible))
                          : before));
    }
    return gathered;
  }

  private static <T> List<T> with(List<T> before, T last) {
    List<T> all = new ArrayList<>(before);
    all.add(last);
    return List.copyOf(all);
  }

  private StudyFacts facts(Source source) {
    ManifestRow row = source.row();
    List<StudyFacts> studies = source.studies();
    List<Optional<String>> licences = studies.stream().map(StudyFacts::licence).distinct().toList();
    String href = urls.manifest(row.id());
    return new StudyFacts(
        new StudyFacts.Address(
            row.id(),
            1,
            Optional.empty(),
            urls.manifestPage(row.id()),
            href,
            archive.name(),
            urls.home(),
            FileListing.ofManifest(href)),
        row.title(),
        description(source),
        List.of(),
        licences.size() == 1 ? licences.getFirst() : Optional.empty(),
        row.created(),
        row.frozen(),
        distinct(studies, StudyFacts::people),
        distinct(studies, StudyFacts::organisms),
        distinct(studies, StudyFacts::methods),
        List.of(),
        List.of(),
        source.parts().stream()
            .filter(PartRow::open)
            .map(part -> urls.page(part.accession() + ".v" + part.version()))
            .toList(),
        new FileTotals(row.files(), row.bytes().orElse(0L)));
  }

  private static <T> List<T> distinct(
      List<StudyFacts> studies, Function<StudyFacts, List<T>> told) {
    return studies.stream().map(told).flatMap(Collection::stream).distinct().toList();
  }

  private String description(Source source) {
    String studies =
        source.parts().stream()
            .map(part -> part.accession() + ".v" + part.version() + (part.open() ? "" : " (gone)"))
            .collect(Collectors.joining(", "));
    return "%,d files of %s%s, frozen on %s as a list that does not change. Studies: %s%s. Merkle root: %s"
        .formatted(
            source.row().files(),
            archive.name(),
            source.row().asked().flatMap(ManifestExports::searched).orElse(""),
            source.row().created().toString().substring(0, 10),
            studies,
            source.parts().size() == MOST_STUDIES ? " and maybe more" : "",
            source.row().root().orElseThrow());
  }

  private static Optional<String> searched(String asked) {
    String things = Asked.in(asked).map(kind -> ", all of the " + kind).orElse("");
    return Asked.text(asked).map(q -> things + " that a search found: " + q);
  }

  private List<ExportedFile> named(Source source) {
    return source.files().stream()
        .filter(ManifestFile::open)
        .map(file ->
            new ExportedFile(
                file.place(),
                file.address(urls),
                file.size(),
                file.sha256(),
                MediaTypes.of(file.format().orElse(null))))
        .toList();
  }
}
