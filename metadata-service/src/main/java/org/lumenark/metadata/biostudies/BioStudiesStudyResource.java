package org.lumenark.metadata.biostudies;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestPath;
import org.lumenark.document.pagetab.PageTabFormat;
import org.lumenark.metadata.file.AskedFiles;
import org.lumenark.metadata.file.FileComponents;
import org.lumenark.metadata.file.Files;
import org.lumenark.metadata.study.AskedPage;
import org.lumenark.metadata.study.AskedVersion;
import org.lumenark.metadata.study.PublicUrls;
import org.lumenark.metadata.study.StudyAccess;
import org.lumenark.metadata.study.StudySight;
import org.lumenark.metadata.study.TaggedAnswer;
import org.lumenark.metadata.usage.Usage;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;
import org.lumenark.platform.security.Callers;

/** A study as PageTab, and what there is to know of its files. */
@Path("/biostudies/api/v1/studies/{accession}")
@Produces(MediaType.APPLICATION_JSON)
public class BioStudiesStudyResource {

  /** Files that are looked at for the names of attributes. */
  private static final int LOOKED_AT = 100;

  private final Mutiny.SessionFactory sessions;
  private final StudyAccess access;
  private final Files files;
  private final FileComponents components;
  private final Usage usage;
  private final PublicUrls urls;
  private final Callers callers;

  BioStudiesStudyResource(
      Mutiny.SessionFactory sessions,
      StudyAccess access,
      Files files,
      FileComponents components,
      Usage usage,
      PublicUrls urls,
      Callers callers) {
    this.sessions = sessions;
    this.access = access;
    this.files = files;
    this.components = components;
    this.usage = usage;
    this.urls = urls;
    this.callers = callers;
  }

  @GET
  @PermitAll
  @Operation(operationId = "readBioStudy")
  public Uni<Response> study(@RestPath String accession) {
    return sight(accession)
        .chain(sight ->
            sessions
                .withSession(
                    session -> components.counts(session, accession, sight.version().number()))
                .map(counts ->
                    TaggedAnswer.of(
                            DoorPageTab.of(sight, counts, PageTabFormat.JSON), null, sight.isOpen())
                        .type(MediaType.APPLICATION_JSON)
                        .build()))
        .onFailure(ProblemException.class)
        .recoverWithItem(BioStudiesError::of);
  }

  @GET
  @Path("/info")
  @PermitAll
  @Operation(operationId = "describeBioStudy")
  public Uni<Response> info(@RestPath String accession) {
    Caller caller = callers.current();
    return sight(accession)
        .chain(sight ->
            files
                .page(
                    new AskedFiles(
                        new AskedPage(AskedVersion.shown(accession), Optional.empty(), LOOKED_AT),
                        List.of(),
                        Set.of()),
                    caller)
                .map(page ->
                    page.items().stream()
                        .flatMap(file -> file.attributes().keySet().stream())
                        .distinct()
                        .toList())
                .chain(attributes ->
                    usage
                        .views(accession)
                        .map(views ->
                            Response.ok(BioStudiesInfo.of(sight, attributes, views, urls))
                                .build())))
        .onFailure(ProblemException.class)
        .recoverWithItem(BioStudiesError::of);
  }

  private Uni<StudySight.Visible> sight(String accession) {
    Caller caller = callers.current();
    if (caller.reviewer().isPresent()) {
      return Uni.createFrom().failure(new ProblemException(ProblemType.NOT_FOUND));
    }
    return sessions.withSession(
        session -> access.visible(session, AskedVersion.shown(accession), caller));
  }
}
