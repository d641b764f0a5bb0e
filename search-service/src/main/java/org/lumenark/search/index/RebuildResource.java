package org.lumenark.search.index;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.NavigableSet;
import java.util.Optional;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;

/** Builds the index anew from the catalogue, while search goes on with the old one. */
@Path("/api/v1/search/rebuild")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@RunOnVirtualThread
class RebuildResource {

  private static final int ACCEPTED = 202;

  private final IndexSets sets;
  private final DocumentCounts counts;

  RebuildResource(IndexSets sets, DocumentCounts counts) {
    this.sets = sets;
    this.counts = counts;
  }

  /** Begins; asked again while one is under way, it says how that stands. */
  @POST
  public Response begin() {
    try {
      Rebuild.State before = state();
      if (before == Rebuild.State.COMPLETE) {
        sets.create(serving().next());
      }
      return answer(ACCEPTED, Rebuild.State.BUILDING);
    } catch (IOException unreachable) {
      throw new ProblemException(ProblemType.UNAVAILABLE);
    }
  }

  @GET
  public Response read() {
    try {
      return answer(Response.Status.OK.getStatusCode(), state());
    } catch (IOException unreachable) {
      throw new ProblemException(ProblemType.UNAVAILABLE);
    }
  }

  private Rebuild.State state() throws IOException {
    NavigableSet<IndexSet> existing = sets.existing();
    boolean newer = !existing.tailSet(serving(), false).isEmpty();
    return newer ? Rebuild.State.BUILDING : Rebuild.State.COMPLETE;
  }

  private IndexSet serving() throws IOException {
    Optional<IndexSet> serving = sets.serving();
    return serving.orElseThrow(() -> new ProblemException(ProblemType.UNAVAILABLE));
  }

  private Response answer(int status, Rebuild.State state) throws IOException {
    return Response.status(status)
        .header("Cache-Control", "no-store")
        .entity(counts.of(state))
        .build();
  }
}
