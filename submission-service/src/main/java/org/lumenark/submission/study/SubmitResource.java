package org.lumenark.submission.study;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.security.Callers;
import org.lumenark.submission.Ids;

/** Turns a draft into a study. */
@Path("/api/v1/drafts/{id}/submit")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class SubmitResource {

  private final Submission submission;
  private final Callers callers;

  SubmitResource(Submission submission, Callers callers) {
    this.submission = submission;
    this.callers = callers;
  }

  /** Repeated or concurrent requests give one accession and the same answer. */
  @POST
  @Consumes(MediaType.WILDCARD)
  @Authenticated
  public Response submit(@PathParam("id") String id, @Nullable JsonNode body) {
    StudyView study = submission.submit(callers.current(), Ids.id(id), body);
    return Response.created(URI.create("/api/v1/submissions/" + study.accession()))
        .entity(study)
        .build();
  }
}
