package org.lumenark.metadata.image;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Callers;

/** One image by its id. */
@Path("/api/v1/images/{id}")
@Produces(MediaType.APPLICATION_JSON)
public class ImageResource {

  private final Images images;
  private final Callers callers;

  ImageResource(Images images, Callers callers) {
    this.images = images;
    this.callers = callers;
  }

  @GET
  @PermitAll
  @Operation(operationId = "readImage")
  public Uni<ImageObject> one(@RestPath String id) {
    return images.one(imageId(id), callers.current());
  }

  /**
   * @throws ProblemException {@code not-found}: what is no id names nothing
   */
  public static UUID imageId(String text) {
    try {
      UUID id = UUID.fromString(text);
      if (id.toString().equals(text)) {
        return id;
      }
    } catch (IllegalArgumentException noId) {
      throw new ProblemException(ProblemType.NOT_FOUND);
    }
    throw new ProblemException(ProblemType.NOT_FOUND);
  }
}
