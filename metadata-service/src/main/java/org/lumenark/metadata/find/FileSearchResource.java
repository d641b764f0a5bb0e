package org.lumenark.metadata.find;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Search for files of public studies. */
@Path("/api/v1/search/files")
@Produces(MediaType.APPLICATION_JSON)
public class FileSearchResource {

  private final FileSearch files;

  FileSearchResource(FileSearch files) {
    this.files = files;
  }

  @GET
  @PermitAll
  @Operation(operationId = "searchFiles")
  public Uni<Response> find(
      @RestQuery @Nullable String q,
      @RestQuery @Nullable String facets,
      @RestQuery @Nullable String limit,
      @RestQuery @Nullable String cursor) {
    return files
        .find(FileOrder.of(q, facets, limit, cursor))
        .map(page -> Response.ok(page).header("Cache-Control", "no-store").build());
  }
}
