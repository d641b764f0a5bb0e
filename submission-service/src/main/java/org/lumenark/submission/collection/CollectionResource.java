package org.lumenark.submission.collection;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.id.CollectionName;
import org.lumenark.platform.problem.Finding;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Callers;
import org.lumenark.submission.Page;

/** Collections, for everyone to read and for admins to change. */
@Path("/api/v1/collections")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class CollectionResource {

  private static final String ADMIN = "admin";

  private final Collections collections;
  private final AccessionNumbers numbers;
  private final Callers callers;

  CollectionResource(Collections collections, AccessionNumbers numbers, Callers callers) {
    this.collections = collections;
    this.numbers = numbers;
    this.callers = callers;
  }

  /** In the order of their names. */
  @GET
  @PermitAll
  public Response list(
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    if (cursor != null && !CollectionName.isCollectionName(cursor)) {
      throw Page.invalidCursor();
    }
    Page<StudyCollection> page = collections.list(cursor, Page.limit(limit));
    return readable(
        Response.ok(new Page<>(page.items().stream().map(this::view).toList(), page.next())));
  }

  @GET
  @Path("/{name}")
  @PermitAll
  public Response get(@PathParam("name") String name) {
    StudyCollection collection = collections.find(name);
    return readable(tagged(Response.ok(view(collection)), collection));
  }

  /** 201 if it is new; the same again changes nothing. */
  @PUT
  @Path("/{name}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(ADMIN)
  public Response put(
      @PathParam("name") String text,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
      @Nullable JsonNode body) {
    StudyCollection asked = CollectionForm.read(name(text), body, numbers.archivePrefix());
    Condition condition = new Condition(ifMatch, ifNoneMatch);
    return switch (collections.put(callers.current(), asked, condition)) {
      case Collections.Made(StudyCollection made) ->
          tagged(
                  Response.created(URI.create("/api/v1/collections/" + made.name()))
                      .entity(view(made)),
                  made)
              .build();
      case Collections.Kept(StudyCollection kept) -> tagged(Response.ok(view(kept)), kept).build();
    };
  }

  @DELETE
  @Path("/{name}")
  @RolesAllowed(ADMIN)
  public void remove(
      @PathParam("name") String name, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    collections.remove(name, new Condition(ifMatch, null));
  }

  private CollectionView view(StudyCollection collection) {
    return callers.current().seesEverything()
        ? CollectionView.forCurators(collection, numbers.archivePrefix())
        : CollectionView.forEveryone(collection, numbers.archivePrefix());
  }

  private static Response.ResponseBuilder tagged(
      Response.ResponseBuilder answer, StudyCollection collection) {
    return answer.tag(Long.toString(collection.revision()));
  }

  /** Curators are shown to some only: no store in between may mix the two up. */
  private static Response readable(Response.ResponseBuilder answer) {
    return answer
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION)
        .build();
  }

  private static CollectionName name(String text) {
    if (!CollectionName.isCollectionName(text)) {
      Finding finding =
          Finding.error(
              "collection.name",
              "/name",
              "This cannot be the name of a collection.",
              "Use a letter, then letters, digits, hyphens and underscores, 64 at most.");
      throw new ProblemException(
          ProblemType.INVALID, finding.code(), finding.message(), List.of(finding));
    }
    return new CollectionName(text);
  }
}
