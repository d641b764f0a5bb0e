package org.lumenark.metadata.image;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.lumenark.metadata.paging.Cursor;
import org.lumenark.metadata.paging.Page;
import org.lumenark.metadata.paging.PageLimit;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Callers;

/** Images, those of a study and one by its id. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
public class ImageResource {

  private static final int USUAL = 100;
  private static final int MOST = 1_000;

  private final Images images;
  private final Callers callers;

  ImageResource(Images images, Callers callers) {
    this.images = images;
    this.callers = callers;
  }

  @GET
  @Path("/studies/{accession}/images")
  @PermitAll
  @Operation(operationId = "listImages")
  public Uni<Page<ImageObject>> list(
      @RestPath String accession,
      @RestQuery @Nullable String cursor,
      @RestQuery @Nullable String limit) {
    return images.page(
        accession,
        Optional.ofNullable(cursor).map(text -> Cursor.parse(text, 2)),
        PageLimit.of(limit, USUAL, MOST),
        callers.current());
  }

  @GET
  @Path("/images/{id}")
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
