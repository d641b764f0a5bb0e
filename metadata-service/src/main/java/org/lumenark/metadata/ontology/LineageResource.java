package org.lumenark.metadata.ontology;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;

/** What values are called besides and what they are kinds of, for search. Terms are public. */
@Path("/internal/terms/lineages")
@Produces(MediaType.APPLICATION_JSON)
public class LineageResource {

  private static final int MOST = 100;

  private final Lineages lineages;

  LineageResource(Lineages lineages) {
    this.lineages = lineages;
  }

  @GET
  @PermitAll
  @Operation(operationId = "readLineages")
  public Uni<KnownLineages> read(@RestQuery List<String> name) {
    if (name.size() > MOST) {
      throw new ProblemException(
          ProblemType.INVALID, "At most " + MOST + " names are looked up at once.");
    }
    return lineages.of(List.copyOf(name));
  }
}
