package org.lumenark.submission.prefill;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.lumenark.platform.security.Callers;
import org.lumenark.submission.Ids;

/** What the files of a draft offer for its description. */
@Path("/api/v1/drafts/{id}/prefill")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class PrefillResource {

  private final Prefills prefills;
  private final Callers callers;

  PrefillResource(Prefills prefills, Callers callers) {
    this.prefills = prefills;
    this.callers = callers;
  }

  @GET
  @Authenticated
  public Response read(@PathParam("id") String id) {
    return Response.ok(prefills.of(callers.current(), Ids.id(id)))
        .header("Cache-Control", "no-store")
        .build();
  }
}
