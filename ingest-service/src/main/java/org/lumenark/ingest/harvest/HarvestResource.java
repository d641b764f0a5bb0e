package org.lumenark.ingest.harvest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;

/** What files say, for the service that has drafts; who may see it is that service's matter. */
@Path("/internal/harvests")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class HarvestResource {

  private final Harvests harvests;

  HarvestResource(Harvests harvests) {
    this.harvests = harvests;
  }

  @POST
  @RolesAllowed("service")
  @Operation(operationId = "harvestFiles")
  public Harvested harvest(@Nullable HarvestRequest request) {
    if (request == null) {
      throw new ProblemException(ProblemType.INVALID);
    }
    return harvests.of(request.checked());
  }
}
