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
import org.lumenark.metadata.study.TaggedAnswer;
import org.lumenark.platform.security.Callers;

/**
 * One study in the form that the suffix of its address names. Only suffixes that there are lead
 * here: {@code S-LMK12.v2} is a version.
 */
@Path(
    "/api/v1/studies/{accession}"
        + ".{suffix:pagetab\\.(?:json|tsv|xml)|datacite\\.(?:json|xml)|ro-crate\\.json"
        + "|croissant\\.json|csl\\.json|jsonld|bib}")
public class ExportResource {

  private final Exports exports;
  private final Callers callers;

  ExportResource(Exports exports, Callers callers) {
    this.exports = exports;
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
    return exports
        .write(AskedVersion.of(accession, version), suffix, callers.current())
        .map(written ->
            TaggedAnswer.of(written.body(), known, written.isOpen())
                .type(written.mediaType())
                .build());
  }
}
