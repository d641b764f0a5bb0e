package org.lumenark.metadata.image;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.lumenark.metadata.paging.Page;
import org.lumenark.metadata.study.AskedPage;
import org.lumenark.platform.security.Callers;

/** Images of a study, by their number. */
@Path("/api/v1/studies/{accession}/images")
@Produces(MediaType.APPLICATION_JSON)
public class StudyImageResource {

  private final Images images;
  private final Callers callers;

  StudyImageResource(Images images, Callers callers) {
    this.images = images;
    this.callers = callers;
  }

  @GET
  @PermitAll
  @Operation(operationId = "listImages")
  public Uni<Page<ImageObject>> list(
      @RestPath String accession,
      @RestQuery @Nullable String version,
      @RestQuery @Nullable String cursor,
      @RestQuery @Nullable String limit) {
    return images.page(AskedPage.of(accession, version, cursor, limit, 3), callers.current());
  }
}
