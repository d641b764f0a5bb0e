package org.lumenark.metadata.file;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.lumenark.metadata.paging.Page;
import org.lumenark.metadata.study.AskedPage;
import org.lumenark.platform.security.Callers;

/** Files of a study, in the order of its manifest. */
@Path("/api/v1/studies/{accession}/files")
@Produces(MediaType.APPLICATION_JSON)
public class FileResource {

  private final Files files;
  private final Callers callers;

  FileResource(Files files, Callers callers) {
    this.files = files;
    this.callers = callers;
  }

  @GET
  @PermitAll
  @Operation(operationId = "listFiles")
  public Uni<Page<FileObject>> list(
      @RestPath String accession,
      @RestQuery @Nullable String version,
      @RestQuery List<String> filter,
      @Context UriInfo address,
      @RestQuery List<String> columns,
      @RestQuery @Nullable String cursor,
      @RestQuery @Nullable String limit) {
    return files.page(
        new AskedFiles(
            AskedPage.of(accession, version, cursor, limit, 2),
            AttributeFilter.parse(filter, AskedComponent.of(address)),
            Set.copyOf(columns)),
        callers.current());
  }
}
