package org.lumenark.metadata.ontology;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.lumenark.metadata.paging.Page;

/** Which ontologies are loaded. */
@Path("/api/v1/ontologies")
@Produces(MediaType.APPLICATION_JSON)
public class OntologyResource {

  private final Ontologies ontologies;

  OntologyResource(Ontologies ontologies) {
    this.ontologies = ontologies;
  }

  @GET
  @PermitAll
  @Operation(operationId = "listOntologies")
  public Uni<Page<OntologyObject>> list() {
    return ontologies.list().map(items -> new Page<>(items, null, (long) items.size()));
  }
}
