package org.lumenark.submission.acquisition;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.security.Callers;
import org.lumenark.submission.Ids;

/** Takes a file of the Micro-Meta App into a draft. */
@Path("/api/v1/drafts/{id}/acquisition")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class AcquisitionResource {

  private final Acquisitions acquisitions;
  private final Callers callers;

  AcquisitionResource(Acquisitions acquisitions, Callers callers) {
    this.acquisitions = acquisitions;
    this.callers = callers;
  }

  @POST
  @Consumes(MediaType.WILDCARD)
  @Authenticated
  public Response add(
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Nullable InputStream body) {
    Acquisitions.Result result =
        acquisitions.add(
            callers.current(),
            Ids.id(id),
            ifMatch,
            body == null ? InputStream.nullInputStream() : body);
    return Response.ok(result.answer())
        .tag(Long.toString(result.draft().revision()))
        .header("Cache-Control", "no-store")
        .build();
  }
}
