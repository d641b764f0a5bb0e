package org.lumenark.metadata.plate;

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

/** Plates of a study, by the number of their first image. */
@Path("/api/v1/studies/{accession}/plates")
@Produces(MediaType.APPLICATION_JSON)
public class StudyPlateResource {

  private final Plates plates;
  private final Callers callers;

  StudyPlateResource(Plates plates, Callers callers) {
    this.plates = plates;
    this.callers = callers;
  }

  @GET
  @PermitAll
  @Operation(operationId = "listPlates")
  public Uni<Page<PlateBrief>> list(
      @RestPath String accession,
      @RestQuery @Nullable String version,
      @RestQuery @Nullable String cursor,
      @RestQuery @Nullable String limit) {
    return plates.page(AskedPage.of(accession, version, cursor, limit, 3), callers.current());
  }
}
