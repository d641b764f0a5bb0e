package org.lumenark.submission.source;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.lumenark.submission.Page;

/** What can be imported from. */
@Path("/api/v1/import-sources")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class ImportSourceResource {

  private final ImportSources sources;

  ImportSourceResource(ImportSources sources) {
    this.sources = sources;
  }

  /** All of them, by name; perhaps none. */
  @GET
  @Authenticated
  public Page<ImportSources.Named> list() {
    return new Page<>(sources.names(), null);
  }
}
