package org.lumenark.submission.version;

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
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Callers;
import org.lumenark.submission.draft.Draft;
import org.lumenark.submission.draft.DraftView;
import org.lumenark.submission.study.StudyResource;

/** The next version of a study, over HTTP. */
@Path("/api/v1/submissions/{accession}/versions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class VersionResource {

  private static final int LONGEST_KEY = 200;

  private final NextDrafts drafts;
  private final Callers callers;

  VersionResource(NextDrafts drafts, Callers callers) {
    this.drafts = drafts;
    this.callers = callers;
  }

  /** 201 with a new draft, 200 with the one that is open already. */
  @POST
  @Consumes(MediaType.WILDCARD)
  @Authenticated
  public Response open(
      @PathParam("accession") String accession,
      @HeaderParam("Idempotency-Key") @Nullable String key) {
    if (key != null && key.length() > LONGEST_KEY) {
      throw new ProblemException(
          ProblemType.INVALID, "idempotency.key", "The key is too long.", List.of());
    }
    return switch (drafts.open(callers.current(), StudyResource.accession(accession), key)) {
      case NextDrafts.Made(Draft draft) -> answer(Response.status(Response.Status.CREATED), draft);
      case NextDrafts.Known(Draft draft) -> answer(Response.ok(), draft);
    };
  }

  private static Response answer(Response.ResponseBuilder answer, Draft draft) {
    return answer
        .location(URI.create("/api/v1/drafts/" + draft.id()))
        .tag(Long.toString(draft.revision()))
        .header("Cache-Control", "no-store")
        .entity(DraftView.of(draft))
        .build();
  }
}
