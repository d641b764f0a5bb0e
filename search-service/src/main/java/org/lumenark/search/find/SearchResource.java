package org.lumenark.search.find;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.security.Callers;

/** Search for studies and images that the caller may see. */
@Path("/api/v1/search")
@Produces(MediaType.APPLICATION_JSON)
class SearchResource {

  private final Searches searches;
  private final Callers callers;

  SearchResource(Searches searches, Callers callers) {
    this.searches = searches;
    this.callers = callers;
  }

  @GET
  @PermitAll
  public Uni<Response> studies(
      @RestQuery @Nullable String q,
      @RestQuery @Nullable String facets,
      @RestQuery @Nullable String sort,
      @RestQuery @Nullable Integer limit,
      @RestQuery @Nullable String cursor) {
    SearchOrder order = SearchParameters.read(Target.STUDIES, q, facets, sort, limit, cursor);
    return searches.studies(order, callers.current()).map(SearchResource::answer);
  }

  @GET
  @Path("/images")
  @PermitAll
  public Uni<Response> images(
      @RestQuery @Nullable String q,
      @RestQuery @Nullable String facets,
      @RestQuery @Nullable String sort,
      @RestQuery @Nullable Integer limit,
      @RestQuery @Nullable String cursor) {
    SearchOrder order = SearchParameters.read(Target.IMAGES, q, facets, sort, limit, cursor);
    return searches.images(order, callers.current()).map(SearchResource::answer);
  }

  private static Response answer(SearchPage page) {
    return Response.ok(page).header("Cache-Control", "no-store").build();
  }
}
