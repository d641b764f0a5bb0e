package org.lumenark.search.suggest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;

/** Suggestions for what a reader types; the same for everyone, so that they may be kept a while. */
@Path("/api/v1/suggest")
@Produces(MediaType.APPLICATION_JSON)
class SuggestResource {

  private static final int LONGEST = 200;

  private final Suggestions suggestions;

  SuggestResource(Suggestions suggestions) {
    this.suggestions = suggestions;
  }

  @GET
  @PermitAll
  public Uni<Response> suggest(@RestQuery @Nullable String q) {
    String typed = q == null ? "" : q;
    if (typed.length() > LONGEST) {
      throw new ProblemException(ProblemType.INVALID, "q has at most " + LONGEST + " characters.");
    }
    return suggestions
        .of(typed)
        .map(found -> Response.ok(found).header("Cache-Control", "public, max-age=30").build());
  }
}
