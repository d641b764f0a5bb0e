package org.lumenark.metadata.signpost;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.lumenark.document.export.StudyFacts;
import org.lumenark.metadata.export.FactsOfStudy;
import org.lumenark.metadata.export.MediaTypes;
import org.lumenark.metadata.study.AskedVersion;
import org.lumenark.metadata.study.PublicUrls;
import org.lumenark.metadata.study.StudyAccess;
import org.lumenark.metadata.study.StudySight;
import org.lumenark.metadata.study.TaggedAnswer;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;
import org.lumenark.platform.security.Callers;

/**
 * All links of a study in one document. Files are named one by one up to {@value #MOST_FILES}, of
 * larger studies their archive and their list.
 */
@Path("/api/v1/studies/{accession}/linkset")
public class LinksetResource {

  static final int MOST_FILES = 1_000;

  private static final String TYPE = "application/linkset+json";

  private static final String FILES =
      """
      select f.path, r.format from file f
        left join file_result r
          on r.accession = f.accession and r.version = f.version and r.ordinal = f.ordinal
       where f.accession = :accession and f.version = :version
       order by f.ordinal limit :most
      """;

  private final Mutiny.SessionFactory sessions;
  private final StudyAccess access;
  private final FactsOfStudy facts;
  private final PublicUrls urls;
  private final Callers callers;

  LinksetResource(
      Mutiny.SessionFactory sessions,
      StudyAccess access,
      FactsOfStudy facts,
      PublicUrls urls,
      Callers callers) {
    this.sessions = sessions;
    this.access = access;
    this.facts = facts;
    this.urls = urls;
    this.callers = callers;
  }

  @GET
  @PermitAll
  @Operation(operationId = "linkStudy")
  public Uni<Response> links(
      @RestPath String accession,
      @RestQuery @Nullable String version,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
    Caller caller = callers.current();
    if (caller.reviewer().isPresent()) {
      throw new ProblemException(ProblemType.NOT_FOUND);
    }
    return sessions.withSession(session ->
        access
            .visible(session, AskedVersion.of(accession, version), caller)
            .chain(sight -> answer(session, sight, known)));
  }

  private Uni<Response> answer(
      Mutiny.Session session, StudySight.Visible sight, @Nullable String known) {
    StudyFacts told = facts.of(sight);
    return items(session, sight)
        .map(items ->
            TaggedAnswer.of(
                    Linkset.of(told, told.address().page(), items).toString().getBytes(UTF_8),
                    known,
                    sight.isOpen())
                .type(TYPE)
                .build());
  }

  private Uni<List<Linkset.Item>> items(Mutiny.Session session, StudySight.Visible sight) {
    String accession = sight.study().accession();
    String version = sight.isShown() ? "" : "?version=" + sight.version().number();
    if (sight.version().totals().count() > MOST_FILES) {
      String study = urls.study(accession);
      return Uni.createFrom()
          .item(
              List.of(
                  new Linkset.Item(
                      study + "/archive.zip" + version, Optional.of("application/zip")),
                  new Linkset.Item(study + "/files.csv" + version, Optional.of("text/csv"))));
    }
    return session
        .createNativeQuery(FILES, Object[].class)
        .setParameter("accession", accession)
        .setParameter("version", sight.version().number())
        .setParameter("most", MOST_FILES)
        .getResultList()
        .map(rows ->
            rows.stream()
                .map(row ->
                    new Linkset.Item(
                        urls.file(accession, (String) row[0]) + version,
                        MediaTypes.of((String) row[1])))
                .toList());
  }
}
