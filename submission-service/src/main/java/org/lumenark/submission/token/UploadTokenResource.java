package org.lumenark.submission.token;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Callers;
import org.lumenark.submission.Ids;
import org.lumenark.submission.Page;

/** Upload tokens of a draft; only people who are signed in make, see or revoke them. */
@Path("/api/v1/drafts/{id}/upload-tokens")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class UploadTokenResource {

  private final UploadTokens tokens;
  private final Callers callers;

  UploadTokenResource(UploadTokens tokens, Callers callers) {
    this.tokens = tokens;
    this.callers = callers;
  }

  /**
   * @param body may have {@code label} and {@code days}
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Authenticated
  public Response issue(@PathParam("id") String id, @Nullable JsonNode body) {
    String label = body == null ? "" : body.path("label").asText("");
    UploadTokens.Issued issued = tokens.issue(callers.current(), Ids.id(id), label, days(body));
    return Response.status(Response.Status.CREATED)
        .entity(UploadTokenView.of(issued))
        .header("Cache-Control", "no-store")
        .build();
  }

  @GET
  @Authenticated
  public Page<UploadTokenView> list(@PathParam("id") String id) {
    List<UploadToken> found = tokens.list(callers.current(), Ids.id(id));
    return new Page<>(found.stream().map(UploadTokenView::of).toList(), null);
  }

  @DELETE
  @Path("/{token}")
  @Authenticated
  public void revoke(@PathParam("id") String id, @PathParam("token") String token) {
    tokens.revoke(callers.current(), Ids.id(id), Ids.id(token));
  }

  private static OptionalInt days(@Nullable JsonNode body) {
    JsonNode days = body == null ? null : body.get("days");
    if (days == null || days.isNull()) {
      return OptionalInt.empty();
    }
    if (!days.isInt()) {
      throw new ProblemException(
          ProblemType.INVALID, "token.days", "days is no whole number.", List.of());
    }
    return OptionalInt.of(days.intValue());
  }
}
