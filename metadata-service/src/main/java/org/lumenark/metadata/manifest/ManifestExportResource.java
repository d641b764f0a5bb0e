package org.lumenark.metadata.manifest;

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
import org.lumenark.document.export.StudyExport;
import org.lumenark.metadata.study.TaggedAnswer;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;

/** A frozen manifest in the form that the suffix of its address names. */
@Path("/api/v1/manifests/{id}.{suffix:ro-crate\\.json|croissant\\.json}")
public class ManifestExportResource {

  private final ManifestExports exports;

  ManifestExportResource(ManifestExports exports) {
    this.exports = exports;
  }

  @GET
  @PermitAll
  @Operation(operationId = "exportManifest")
  public Uni<Response> export(
      @RestPath String id,
      @RestPath String suffix,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
    StudyExport form =
        StudyExport.of(suffix).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    return exports
        .write(id, form)
        .map(body -> TaggedAnswer.of(body, known, true).type(form.mediaType()).build());
  }
}
