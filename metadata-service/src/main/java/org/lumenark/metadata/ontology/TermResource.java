package org.lumenark.metadata.ontology;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.lumenark.metadata.paging.Page;
import org.lumenark.metadata.paging.PageLimit;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;

/** Terms of the ontologies that are loaded: suggestions, and one by its id. */
@Path("/api/v1/ontology/terms")
@Produces(MediaType.APPLICATION_JSON)
public class TermResource {

  private static final int USUAL = 10;
  private static final int MOST = 50;
  private static final int LONGEST = 200;

  private final Suggestions suggestions;
  private final Ontologies ontologies;

  TermResource(Suggestions suggestions, Ontologies ontologies) {
    this.suggestions = suggestions;
    this.ontologies = ontologies;
  }

  @GET
  @PermitAll
  @Operation(operationId = "suggestTerms")
  public Uni<Page<Suggestion>> suggest(
      @RestQuery @Nullable String q,
      @RestQuery @Nullable String ontology,
      @RestQuery @Nullable String limit) {
    String typed = q == null ? "" : q;
    if (typed.length() > LONGEST) {
      throw new ProblemException(ProblemType.INVALID, "q has at most " + LONGEST + " characters.");
    }
    return suggestions
        .of(typed, named(ontology), PageLimit.of(limit, USUAL, MOST))
        .map(items -> new Page<>(items, null, null));
  }

  @GET
  @Path("/{id}")
  @PermitAll
  @Operation(operationId = "readTerm")
  public Uni<TermObject> term(@RestPath String id, @RestQuery @Nullable String ontology) {
    return ontologies.term(id, named(ontology));
  }

  private static Optional<String> named(@Nullable String ontology) {
    return Optional.ofNullable(ontology).filter(name -> !name.isEmpty());
  }
}
