package org.lumenark.metadata.inside;

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
import org.lumenark.metadata.image.ImageResource;
import org.lumenark.metadata.study.AskedVersion;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Callers;

/**
 * Where bytes lie, for the gateway. It forwards the reader's token, and the right is checked here
 * as on every other route: being inside grants nothing.
 */
@Path("/internal")
@Produces(MediaType.APPLICATION_JSON)
public class PlaceResource {

  private final Places places;
  private final Callers callers;

  PlaceResource(Places places, Callers callers) {
    this.places = places;
    this.callers = callers;
  }

  @GET
  @Path("/files/{accession}")
  @PermitAll
  @Operation(operationId = "locateFile")
  public Uni<FilePlace> file(
      @RestPath String accession,
      @RestQuery @Nullable String path,
      @RestQuery @Nullable String version) {
    if (path == null || path.isEmpty()) {
      throw new ProblemException(ProblemType.NOT_FOUND);
    }
    return places.file(AskedVersion.of(accession, version), path, callers.current());
  }

  @GET
  @Path("/archives/{accession}")
  @PermitAll
  @Operation(operationId = "locateArchive")
  public Uni<ArchivePlace> archive(
      @RestPath String accession, @RestQuery @Nullable String version) {
    return places.archive(AskedVersion.of(accession, version), callers.current());
  }

  @GET
  @Path("/images/{id}")
  @PermitAll
  @Operation(operationId = "locateImage")
  public Uni<ImagePlace> image(@RestPath String id) {
    return places.image(ImageResource.imageId(id), callers.current());
  }

  @GET
  @Path("/filesets/{id}")
  @PermitAll
  @Operation(operationId = "locateFileset")
  public Uni<FilesetPlace> fileset(@RestPath String id) {
    return places.fileset(ImageResource.imageId(id), callers.current());
  }
}
