package org.lumenark.metadata.biostudies;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestPath;
import org.lumenark.document.pagetab.PageTabFormat;
import org.lumenark.metadata.file.FileComponents;
import org.lumenark.metadata.study.AskedVersion;
import org.lumenark.metadata.study.StudyAccess;
import org.lumenark.metadata.study.TaggedAnswer;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;
import org.lumenark.platform.security.Callers;

/** A study as PageTab under the addresses that pages of BioStudies link to. */
@Path("/biostudies/studies/{accession}.{form:json|tsv|xml}")
public class BioStudiesPageTabResource {

  private final Mutiny.SessionFactory sessions;
  private final StudyAccess access;
  private final FileComponents components;
  private final Callers callers;

  BioStudiesPageTabResource(
      Mutiny.SessionFactory sessions,
      StudyAccess access,
      FileComponents components,
      Callers callers) {
    this.sessions = sessions;
    this.access = access;
    this.components = components;
    this.callers = callers;
  }

  @GET
  @PermitAll
  @Operation(operationId = "exportBioStudy")
  public Uni<Response> export(@RestPath String accession, @RestPath String form) {
    Caller caller = callers.current();
    if (caller.reviewer().isPresent()) {
      throw new ProblemException(ProblemType.NOT_FOUND);
    }
    Format format = Format.of(form);
    return sessions
        .withSession(session ->
            access
                .visible(session, AskedVersion.shown(accession), caller)
                .chain(sight ->
                    components
                        .counts(session, accession, sight.version().number())
                        .map(counts ->
                            TaggedAnswer.of(
                                    DoorPageTab.of(sight, counts, format.pageTab()),
                                    null,
                                    sight.isOpen())
                                .type(format.mediaType())
                                .build())))
        .onFailure(ProblemException.class)
        .recoverWithItem(BioStudiesError::of);
  }

  private record Format(PageTabFormat pageTab, String mediaType) {

    static Format of(String suffix) {
      return switch (suffix) {
        case "tsv" -> new Format(PageTabFormat.TSV, "text/tab-separated-values;charset=UTF-8");
        case "xml" -> new Format(PageTabFormat.XML, "application/xml");
        default -> new Format(PageTabFormat.JSON, "application/json");
      };
    }
  }
}
