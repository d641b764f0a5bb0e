package org.lumenark.metadata.sitemap;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.lumenark.metadata.study.PublicUrls;

/**
 * What robots are asked to leave alone: bytes and searches, which cost much and are found by
 * nobody. Pages and what describes studies stay open to them.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9309">RFC 9309</a>
 */
@Path("/robots.txt")
public class RobotsResource {

  private final PublicUrls urls;

  RobotsResource(PublicUrls urls) {
    this.urls = urls;
  }

  @GET
  @Produces(MediaType.TEXT_PLAIN)
  @PermitAll
  @Operation(operationId = "askRobots")
  public String robots() {
    return """
    User-agent: *
    Disallow: /files/
    Disallow: /t/
    Disallow: /biostudies/
    Disallow: /ga4gh/
    Disallow: /api/v1/search
    Disallow: /api/v1/images/
    Disallow: /api/v1/filesets/
    Disallow: /api/v1/studies/*/archive.zip
    Disallow: /api/v1/studies/*/files
    Disallow: /api/v1/manifests/*/archive.zip
    Disallow: /api/v1/manifests/*/files.txt
    Sitemap: %s
    """
        .formatted(urls.below("/sitemap.xml"));
  }
}
