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
import org.jspecify.annotations.Nullable;
import org.lumenark.metadata.study.TaggedAnswer;
import org.lumenark.platform.security.Callers;

/** One study in the form that the suffix of its address names. */
@Path("/api/v1/studies/{accession}.{suffix}")
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
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
    // No accession holds a dot, while suffixes do: the first one parts them.
    String name = accession + "." + suffix;
    int dot = name.indexOf('.');
    return exports
        .write(name.substring(0, dot), name.substring(dot + 1), callers.current())
        .map(written ->
            TaggedAnswer.of(written.body(), known, written.isOpen())
                .type(written.mediaType())
                .build());
  }
}
