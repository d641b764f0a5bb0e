package org.lumenark.submission.action;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import org.lumenark.platform.security.Caller;
import org.lumenark.platform.security.Callers;
import org.lumenark.submission.Ids;
import org.lumenark.submission.Page;
import org.lumenark.submission.draft.Drafts;

/** Actions on the files of a draft; they run in the background and are looked at here. */
@Path("/api/v1/drafts/{id}/actions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class ActionResource {

  private static final int LONGEST_KEY = 200;

  private final Actions actions;
  private final Drafts drafts;
  private final Callers callers;

  ActionResource(Actions actions, Drafts drafts, Callers callers) {
    this.actions = actions;
    this.drafts = drafts;
    this.callers = callers;
  }

  /** Answers at once; the action is under way then. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Authenticated
  public Response begin(
      @PathParam("id") String id,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Nullable JsonNode body) {
    Caller caller = callers.current();
    UUID draft = drafts.get(caller, Ids.id(id)).id();
    return begun(draft, actions.begin(caller, draft, ActionBody.parse(body), key(key)));
  }

  static Response begun(UUID draft, ActionView action) {
    return Response.accepted(action)
        .location(URI.create("/api/v1/drafts/" + draft + "/actions/" + action.id()))
        .build();
  }

  static @Nullable String key(@Nullable String key) {
    if (key != null && key.length() > LONGEST_KEY) {
      throw new ProblemException(
          ProblemType.INVALID, "idempotency.key", "The key is too long.", List.of());
    }
    return key;
  }

  @GET
  @Authenticated
  public Page<ActionView> list(
      @PathParam("id") String id,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    UUID before = cursor == null ? null : Ids.cursor(cursor);
    List<ActionView> found =
        actions.list(callers.current(), Ids.id(id), before, Page.limit(limit) + 1);
    boolean more = found.size() > limit;
    List<ActionView> shown = more ? found.subList(0, limit) : found;
    return new Page<>(shown, more ? shown.getLast().id().toString() : null);
  }

  @GET
  @Path("/{action}")
  @Authenticated
  public ActionView get(@PathParam("id") String id, @PathParam("action") String action) {
    return actions.get(callers.current(), Ids.id(id), Ids.id(action));
  }

  /** Every line in the order of the entries, also while the action runs. */
  @GET
  @Path("/{action}/lines")
  @Authenticated
  public Page<ActionLine> lines(
      @PathParam("id") String id,
      @PathParam("action") String action,
      @QueryParam("cursor") @DefaultValue("0") String cursor,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    List<NumberedLine> found =
        actions.lines(
            callers.current(), Ids.id(id), Ids.id(action), ordinal(cursor), Page.limit(limit) + 1);
    boolean more = found.size() > limit;
    List<NumberedLine> shown = more ? found.subList(0, limit) : found;
    return new Page<>(
        shown.stream().map(NumberedLine::line).toList(),
        more ? Long.toString(shown.getLast().ordinal()) : null);
  }

  /** Ends it where it stands; what it has done stays. */
  @DELETE
  @Path("/{action}")
  @Authenticated
  public ActionView cancel(@PathParam("id") String id, @PathParam("action") String action) {
    return actions.cancel(callers.current(), Ids.id(id), Ids.id(action));
  }

  private static long ordinal(String cursor) {
    try {
      return Long.parseLong(cursor);
    } catch (NumberFormatException none) {
      throw Page.invalidCursor();
    }
  }
}
