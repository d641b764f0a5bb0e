package org.lumenark.metadata.drs;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.lumenark.metadata.manifest.ManifestId;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Callers;

/** A frozen manifest as a bundle of DRS, the same object that DRS itself gives. */
@Path("/api/v1/manifests/{id}.drs.json")
@Produces(MediaType.APPLICATION_JSON)
public class ManifestBundleResource {

  private final DrsObjects objects;
  private final Callers callers;

  ManifestBundleResource(DrsObjects objects, Callers callers) {
    this.objects = objects;
    this.callers = callers;
  }

  @GET
  @PermitAll
  @Operation(operationId = "bundleManifest")
  public Uni<DrsObject> bundle(@RestPath String id) {
    if (!ManifestId.isId(id)) {
      throw new ProblemException(ProblemType.NOT_FOUND);
    }
    return objects.object(id, callers.current());
  }
}
