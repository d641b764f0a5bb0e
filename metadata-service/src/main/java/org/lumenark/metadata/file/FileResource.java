package org.lumenark.metadata.file;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.lumenark.metadata.paging.Cursor;
import org.lumenark.metadata.paging.Page;
import org.lumenark.metadata.paging.PageLimit;
import org.lumenark.metadata.study.AskedVersion;
import org.lumenark.platform.security.Callers;

/** Files of a study, in the order of its manifest. */
@Path("/api/v1/studies/{accession}/files")
@Produces(MediaType.APPLICATION_JSON)
public class FileResource {

  private static final int USUAL = 100;
  private static final int MOST = 1_000;

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
      @RestQuery @Nullable String cursor,
      @RestQuery @Nullable String limit) {
    Optional<Cursor> after = Optional.ofNullable(cursor).map(text -> Cursor.parse(text, 2));
    return files.page(
        AskedVersion.of(accession, version).goingOn(after),
        after,
        PageLimit.of(limit, USUAL, MOST),
        callers.current());
  }
}
