package org.lumenark.ingest.scrub;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Callers;

/** Requests to read stored bytes again. */
@Path("/api/v1/scrubs")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class ScrubResource {

  private final Scrubs scrubs;
  private final Callers callers;

  ScrubResource(Scrubs scrubs, Callers callers) {
    this.scrubs = scrubs;
    this.callers = callers;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response begin(@Nullable ScrubRequest request) throws SQLException {
    Optional<String> accession =
        Optional.ofNullable(request).flatMap(given -> Optional.ofNullable(given.accession()));
    Scrub scrub = scrubs.begin(callers.current(), accession);
    return Response.accepted(scrub).location(URI.create("/api/v1/scrubs/" + scrub.id())).build();
  }

  @GET
  @Path("/{id}")
  public Scrub find(@PathParam("id") String id) throws SQLException {
    return scrubs.find(callers.current(), parse(id));
  }

  private static UUID parse(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException notOne) {
      throw new ProblemException(ProblemType.NOT_FOUND);
    }
  }
}
