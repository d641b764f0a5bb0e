package org.lumenark.submission.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Callers;
import org.lumenark.submission.Ids;
import org.lumenark.submission.Page;

/** Drafts over HTTP. Only the members that are read here can be set by clients. */
@Path("/api/v1/drafts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class DraftResource {

  private static final int LONGEST_KEY = 200;

  private final Drafts drafts;
  private final Callers callers;

  DraftResource(Drafts drafts, Callers callers) {
    this.drafts = drafts;
    this.callers = callers;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed("depositor")
  public Response create(
      @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable JsonNode body) {
    if (body == null || !(body.path("metadata") instanceof ObjectNode metadata)) {
      throw Drafts.notAnObject();
    }
    if (key != null && key.length() > LONGEST_KEY) {
      throw new ProblemException(
          ProblemType.INVALID, "idempotency.key", "The key is too long.", List.of());
    }
    Draft draft = drafts.create(callers.current(), metadata, key);
    return Response.created(URI.create("/api/v1/drafts/" + draft.id()))
        .tag(Long.toString(draft.revision()))
        .entity(DraftView.of(draft))
        .build();
  }

  @GET
  @Authenticated
  public Page<DraftView> list(
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @QueryParam("state") @Nullable String state) {
    UUID before = cursor == null ? null : Ids.cursor(cursor);
    int asked = Page.limit(limit) + 1;
    List<Draft> found =
        isDeleted(state)
            ? drafts.listDeleted(callers.current(), before, asked)
            : drafts.list(callers.current(), before, asked);
    boolean more = found.size() > limit;
    List<Draft> shown = more ? found.subList(0, limit) : found;
    String next = more ? shown.getLast().id().toString() : null;
    return new Page<>(shown.stream().map(DraftView::of).toList(), next);
  }

  @GET
  @Path("/{id}")
  @Authenticated
  public Response get(@PathParam("id") String id) {
    return answer(drafts.get(callers.current(), Ids.id(id)));
  }

  @PATCH
  @Path("/{id}")
  @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
  @Authenticated
  public Response patch(
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Nullable JsonNode body) {
    if (body == null || !body.isObject()) {
      throw Drafts.notAnObject();
    }
    JsonNode patch = body.path("metadata");
    if (!patch.isMissingNode() && !patch.isObject()) {
      throw Drafts.notAnObject();
    }
    JsonNode changes = patch.isMissingNode() ? JsonNodeFactory.instance.objectNode() : patch;
    return answer(drafts.patch(callers.current(), Ids.id(id), ifMatch, changes));
  }

  @DELETE
  @Path("/{id}")
  @Authenticated
  public void delete(@PathParam("id") String id) {
    drafts.delete(callers.current(), Ids.id(id));
  }

  /** Only for a while after the deletion, and only for the owner. */
  @POST
  @Path("/{id}/restore")
  @Consumes(MediaType.WILDCARD)
  @Authenticated
  public Response restore(@PathParam("id") String id) {
    return answer(drafts.restore(callers.current(), Ids.id(id)));
  }

  private static boolean isDeleted(@Nullable String state) {
    if (state != null && !state.equals("deleted")) {
      throw new ProblemException(
          ProblemType.INVALID, "state.invalid", "The only state to ask for is deleted.", List.of());
    }
    return state != null;
  }

  private static Response answer(Draft draft) {
    return Response.ok(DraftView.of(draft))
        .tag(Long.toString(draft.revision()))
        .header("Cache-Control", "no-store")
        .build();
  }
}
