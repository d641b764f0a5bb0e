package org.lumenark.search.biostudies;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Search for studies as BioStudies offers it, in one collection or in all. */
@Path("/biostudies/api/v1")
@Produces(MediaType.APPLICATION_JSON)
class BioStudiesSearchResource {

  private static final int BAD_REQUEST = 400;

  private final BioStudiesSearch search;

  BioStudiesSearchResource(BioStudiesSearch search) {
    this.search = search;
  }

  @GET
  @Path("/search")
  @PermitAll
  public Uni<Response> all(@Context UriInfo uri) {
    return answer(uri, null);
  }

  @GET
  @Path("/{collection}/search")
  @PermitAll
  public Uni<Response> inCollection(@RestPath String collection, @Context UriInfo uri) {
    return answer(uri, collection);
  }

  private Uni<Response> answer(UriInfo uri, @Nullable String collection) {
    return Uni.createFrom()
        .deferred(() -> search.page(BioStudiesOrder.of(uri.getQueryParameters(), collection)))
        .map(page -> Response.ok(page).header("Cache-Control", "no-store").build())
        .onFailure(BioStudiesOrder.Unsupported.class)
        .recoverWithItem(refused ->
            Response.status(BAD_REQUEST)
                .header("Cache-Control", "no-store")
                .entity(Map.of("errorMessage", String.valueOf(refused.getMessage())))
                .build());
  }
}
