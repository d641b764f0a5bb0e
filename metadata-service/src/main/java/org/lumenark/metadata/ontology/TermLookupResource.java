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

/** What is known of terms, for the service that checks documents. Terms are public. */
@Path("/internal/terms")
@Produces(MediaType.APPLICATION_JSON)
public class TermLookupResource {

  private static final int MOST = 100;

  private final TermLookup lookup;

  TermLookupResource(TermLookup lookup) {
    this.lookup = lookup;
  }

  @GET
  @PermitAll
  @Operation(operationId = "lookUpTerms")
  public Uni<KnownTerms> lookUp(@RestQuery List<String> id, @RestQuery List<String> name) {
    if (id.size() > MOST || name.size() > MOST) {
      throw new ProblemException(
          ProblemType.INVALID, "At most " + MOST + " ids and names are looked up at once.");
    }
    return lookup.of(List.copyOf(id), List.copyOf(name));
  }
}
