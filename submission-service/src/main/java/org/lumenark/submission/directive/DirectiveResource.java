package org.lumenark.submission.directive;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
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
import org.lumenark.submission.collection.Desks;

/**
 * Corrections in many studies, for curators and admins. Curators of single collections look at them
 * and preview them only: a correction does not stop where a collection ends.
 */
@Path("/api/v1/directives")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class DirectiveResource {

  private static final String CURATOR = "curator";
  private static final String ADMIN = "admin";
  private static final UUID AFTER_ALL = new UUID(-1, -1);

  private final Directives directives;
  private final Desks desks;
  private final Callers callers;

  DirectiveResource(Directives directives, Desks desks, Callers callers) {
    this.directives = directives;
    this.desks = desks;
    this.callers = callers;
  }

  /**
   * With {@code preview} tells what it would do and does nothing; else begins in the background.
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({CURATOR, ADMIN})
  public Response begin(@Nullable JsonNode body) {
    DirectiveRequest request = DirectiveRequest.parse(body);
    if (request.previewed()) {
      return Response.ok(directives.preview(callers.current(), request)).build();
    }
    desks.of(callers.current()).requireAll();
    DirectiveView begun = directives.begin(callers.current(), request);
    return Response.accepted(begun)
        .location(URI.create("/api/v1/directives/" + begun.id()))
        .build();
  }

  /** The newest first. */
  @GET
  @RolesAllowed({CURATOR, ADMIN})
  public Page<DirectiveView> list(
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    int most = Page.limit(limit);
    List<DirectiveView> found =
        directives.list(cursor == null ? AFTER_ALL : Ids.cursor(cursor), most + 1);
    List<DirectiveView> shown = found.subList(0, Math.min(most, found.size()));
    return new Page<>(shown, found.size() > most ? shown.getLast().id().toString() : null);
  }

  @GET
  @Path("/{id}")
  @Authenticated
  public DirectiveView get(@PathParam("id") String id) {
    return directives.view(known(id));
  }

  /** Puts the old value back wherever the new one still stands; in the background. */
  @POST
  @Path("/{id}/revert")
  @Authenticated
  public Response revert(@PathParam("id") String id) {
    UUID known = known(id);
    desks.of(callers.current()).requireAll();
    return Response.accepted(directives.revert(known)).build();
  }

  /** For others there is none. */
  private UUID known(String id) {
    if (!callers.current().seesEverything()) {
      throw new ProblemException(ProblemType.NOT_FOUND);
    }
    return Ids.id(id);
  }
}
