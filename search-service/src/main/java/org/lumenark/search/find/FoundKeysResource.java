package org.lumenark.search.find;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What a search finds as a whole, for the catalogue, which freezes it as a manifest. */
@Path("/internal/search/{kind:studies|images}")
@Produces(MediaType.APPLICATION_JSON)
class FoundKeysResource {

  private final WholeSearches searches;

  FoundKeysResource(WholeSearches searches) {
    this.searches = searches;
  }

  @GET
  @PermitAll
  public Uni<FoundKeys> find(@RestPath String kind, @RestQuery @Nullable String q) {
    Target target = kind.equals("images") ? Target.IMAGES : Target.STUDIES;
    return searches.find(target, SearchParameters.query(target, q == null ? "" : q));
  }
}
