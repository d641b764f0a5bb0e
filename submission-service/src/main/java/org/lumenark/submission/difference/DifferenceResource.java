package org.lumenark.submission.difference;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.security.Callers;
import org.lumenark.submission.study.StudyResource;

/** Versions of a study compared, for its depositors. */
@Path("/api/v1/submissions/{accession}/diff")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class DifferenceResource {

  private final Differences differences;
  private final Callers callers;

  DifferenceResource(Differences differences, Callers callers) {
    this.differences = differences;
    this.callers = callers;
  }

  @GET
  @Authenticated
  public Response compare(
      @PathParam("accession") String accession,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("change") @Nullable String change,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    Differences.Question question = new Differences.Question(from, to, change, cursor, limit);
    return Response.ok(
            differences.of(callers.current(), StudyResource.accession(accession), question))
        .header("Cache-Control", "no-store")
        .build();
  }
}
