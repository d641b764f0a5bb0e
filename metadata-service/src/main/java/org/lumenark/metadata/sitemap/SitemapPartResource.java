package org.lumenark.metadata.sitemap;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;

/** Pages of public studies, some thousand at a time. */
@Path("/sitemap/{part}.xml")
public class SitemapPartResource {

  private final Sitemaps sitemaps;

  SitemapPartResource(Sitemaps sitemaps) {
    this.sitemaps = sitemaps;
  }

  @GET
  @Produces(MediaType.APPLICATION_XML)
  @PermitAll
  @Operation(operationId = "readSitemap")
  public Uni<String> part(@RestPath String part) {
    if (!part.matches("[1-9]\\d{0,5}")) {
      throw new ProblemException(ProblemType.NOT_FOUND);
    }
    return sitemaps
        .part(Integer.parseInt(part))
        .map(found -> found.orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND)));
  }
}
