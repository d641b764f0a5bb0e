package org.lumenark.metadata.ontology.loader;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.lumenark.metadata.ontology.OntologyName;
import org.lumenark.metadata.ontology.OntologyObject;
import org.lumenark.ontology.OntologyFinding;
import org.lumenark.platform.problem.Finding;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Callers;

/** Loading and removing ontologies, for operators. */
@Path("/api/v1/ontologies/{name}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed("admin")
public class OntologyLoadResource {

  private final OntologyLoads loads;
  private final Callers callers;

  OntologyLoadResource(OntologyLoads loads, Callers callers) {
    this.loads = loads;
    this.callers = callers;
  }

  /** Answers when the whole of it is shown; with an error the former version stays. */
  @PUT
  @Consumes(MediaType.WILDCARD)
  @Operation(operationId = "loadOntology")
  public OntologyObject load(@RestPath String name, InputStream body)
      throws IOException, SQLException {
    return switch (loads.load(OntologyName.checked(name), body, callers.current())) {
      case LoadOutcome.Loaded loaded -> loaded.ontology();
      case LoadOutcome.Refused refused -> throw refused(refused.finding());
      case LoadOutcome.Busy busy ->
          throw new ProblemException(
              ProblemType.CONFLICT,
              "ontology.loading",
              "This ontology is being loaded already.",
              List.of());
    };
  }

  @DELETE
  @Operation(operationId = "removeOntology")
  public void remove(@RestPath String name) throws SQLException {
    if (!loads.remove(OntologyName.checked(name), callers.current())) {
      throw new ProblemException(ProblemType.NOT_FOUND);
    }
  }

  private static ProblemException refused(OntologyFinding finding) {
    return new ProblemException(
        ProblemType.VALIDATION,
        "The file cannot be loaded. " + finding.message(),
        List.of(
            new Finding(
                "error",
                finding.code(),
                finding.message(),
                finding.remedy(),
                null,
                finding.line(),
                null)));
  }
}
