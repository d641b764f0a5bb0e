package org.lumenark.metadata.export;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.lumenark.document.export.ExportedFile;
import org.lumenark.document.export.ExportedFiles;
import org.lumenark.document.export.StudyExport;
import org.lumenark.document.export.StudyFacts;
import org.lumenark.metadata.study.AskedVersion;
import org.lumenark.metadata.study.PublicUrls;
import org.lumenark.metadata.study.StudyAccess;
import org.lumenark.metadata.study.StudySight;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;

/** Writes studies in other forms. */
@ApplicationScoped
class Exports {

  private static final String FILES =
      """
      select f.path, f.size, encode(f.sha256, 'hex'), r.format
      from file f
      left join file_result r
        on r.accession = f.accession and r.version = f.version and r.ordinal = f.ordinal
      where f.accession = :accession and f.version = :version
      order by f.ordinal
      """;

  private static final String ENDINGS =
      """
      select ending from (
        select substring(path from '\\.([A-Za-z0-9]{1,12})$') as ending
          from file where accession = :accession and version = :version) named
       where ending is not null group by ending order by count(*) desc, ending limit :most
      """;

  private static final int MOST_ENDINGS = 20;

  private final Mutiny.SessionFactory sessions;
  private final StudyAccess access;
  private final PublicUrls urls;
  private final FactsOfStudy facts;

  Exports(Mutiny.SessionFactory sessions, StudyAccess access, PublicUrls urls, FactsOfStudy facts) {
    this.sessions = sessions;
    this.access = access;
    this.urls = urls;
    this.facts = facts;
  }

  /**
   * An export and whether anyone may have it.
   *
   * @param mediaType of the body
   */
  record Written(byte[] body, String mediaType, boolean isOpen) {}

  /** What is read of the database before anything is written. */
  private record Source(StudySight.Visible sight, StudyFacts facts, ExportedFiles files) {}

  /**
   * @throws ProblemException by the Uni: {@code not-found} also for a suffix that is none, or
   *     {@code study.withdrawn}
   */
  Uni<Written> write(AskedVersion asked, String suffix, Caller caller) {
    Optional<Form> form = Form.of(suffix);
    // Exports go to places where the address of a reviewer link must not stand.
    if (form.isEmpty() || caller.reviewer().isPresent()) {
      return Uni.createFrom().failure(new ProblemException(ProblemType.NOT_FOUND));
    }
    return sessions
        .withSession(session ->
            access
                .visible(session, asked, caller)
                .chain(sight -> source(session, sight, form.get())))
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(source ->
            new Written(
                form.get().write(source.sight().document(), source.facts(), source.files()),
                form.get().mediaType(),
                source.sight().isOpen()));
  }

  private Uni<Source> source(Mutiny.Session session, StudySight.Visible sight, Form form) {
    StudyFacts read = facts.of(sight);
    return told(session, sight, form).map(files -> new Source(sight, read, files));
  }

  private Uni<ExportedFiles> told(Mutiny.Session session, StudySight.Visible sight, Form form) {
    if (!form.namesFiles()) {
      return Uni.createFrom().item(ExportedFiles.named(List.of()));
    }
    return sight.version().totals().count() <= StudyExport.MOST_FILES
        ? files(session, sight).map(ExportedFiles::named)
        : endings(session, sight).map(ExportedFiles::tooMany);
  }

  private static Uni<List<String>> endings(Mutiny.Session session, StudySight.Visible sight) {
    return session
        .createNativeQuery(ENDINGS, String.class)
        .setParameter("accession", sight.study().accession())
        .setParameter("version", sight.version().number())
        .setParameter("most", MOST_ENDINGS)
        .getResultList();
  }

  private Uni<List<ExportedFile>> files(Mutiny.Session session, StudySight.Visible sight) {
    String accession = sight.study().accession();
    return session
        .createNativeQuery(FILES, Object[].class)
        .setParameter("accession", accession)
        .setParameter("version", sight.version().number())
        .setMaxResults(StudyExport.MOST_FILES)
        .getResultList()
        .map(rows ->
            rows.stream()
                .map(row ->
                    new ExportedFile(
                        (String) row[0],
                        address(sight, (String) row[0]),
                        ((Number) row[1]).longValue(),
                        (String) row[2],
                        MediaTypes.of((String) row[3])))
                .toList());
  }

  /** Of a version that is not shown the address says which it is. */
  private String address(StudySight.Visible sight, String path) {
    String file = urls.file(sight.study().accession(), path);
    return sight.isShown() ? file : file + "?version=" + sight.version().number();
  }
}
