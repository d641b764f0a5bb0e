package org.lumenark.metadata.plate;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.lumenark.metadata.image.ImageResource;
import org.lumenark.platform.security.Callers;

/** One plate with its wells, by the id of its container. */
@Path("/api/v1/plates/{id}")
@Produces(MediaType.APPLICATION_JSON)
public class PlateResource {

  private final Plates plates;
  private final Callers callers;

  PlateResource(Plates plates, Callers callers) {
    this.plates = plates;
    this.callers = callers;
  }

  @GET
  @PermitAll
  @Operation(operationId = "readPlate")
  public Uni<PlateObject> one(@RestPath String id) {
    return plates.one(ImageResource.imageId(id), callers.current());
  }
}
