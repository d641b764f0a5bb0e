package org.lumenark.metadata.sitemap;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where the lists of all public pages are. */
@Path("/sitemap.xml")
public class SitemapResource {

  private final Sitemaps sitemaps;

  SitemapResource(Sitemaps sitemaps) {
    this.sitemaps = sitemaps;
  }

  @GET
  @Produces(MediaType.APPLICATION_XML)
  @PermitAll
  @Operation(operationId = "listSitemaps")
  public Uni<String> index() {
    return sitemaps.index();
  }
}
