package org.lumenark.metadata.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.security.Callers;

/** How much a request to freeze would freeze now; nothing is frozen. */
@Path("/api/v1/manifests/preview")
@Produces(MediaType.APPLICATION_JSON)
public class ManifestPreviewResource {

  private final Previewing previews;
  private final Callers callers;

  ManifestPreviewResource(Previewing previews, Callers callers) {
    this.previews = previews;
    this.callers = callers;
  }

  @POST
  @Authenticated
  @BoundedBody
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "previewManifest")
  public Uni<Response> preview(@Nullable JsonNode body) {
    return previews
        .preview(FreezeRequest.untitled(body), callers.current())
        .map(preview -> Response.ok(preview).header(HttpHeaders.CACHE_CONTROL, "no-store").build());
  }
}
