package org.lumenark.metadata.export;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.lumenark.metadata.study.AskedVersion;
import org.lumenark.metadata.study.StudyAnswers;
import org.lumenark.metadata.study.TaggedAnswer;
import org.lumenark.platform.security.Caller;
import org.lumenark.platform.security.Callers;

/**
 * One study in the form that the suffix of its address names. Only suffixes that there are lead
 * here: {@code S-LMK12.v2} is a version. Of two that begin alike the longer one stands first, as
 * the first that fits is taken.
 */
@Path(
    "/api/v1/studies/{accession}"
        + ".{suffix:pagetab\\.(?:json|tsv|xml)|datacite\\.(?:json|xml)|ro-crate\\.json"
        + "|croissant\\.json|csl\\.json|jsonld|json|bib}")
public class ExportResource {

  /** The form that the archive itself has. */
  private static final String OWN = "json";

  private final Exports exports;
  private final StudyAnswers answers;
  private final Callers callers;

  ExportResource(Exports exports, StudyAnswers answers, Callers callers) {
    this.exports = exports;
    this.answers = answers;
    this.callers = callers;
  }

  @GET
  @PermitAll
  @Operation(operationId = "exportStudy")
  public Uni<Response> export(
      @RestPath String accession,
      @RestPath String suffix,
      @RestQuery @Nullable String version,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
    AskedVersion asked = AskedVersion.of(accession, version);
    Caller caller = callers.current();
    if (suffix.equals(OWN)) {
      return answers.of(asked, known, caller);
    }
    return exports
        .write(asked, suffix, caller)
        .map(written ->
            TaggedAnswer.of(written.body(), known, written.isOpen())
                .type(written.mediaType())
                .build());
  }
}
