package org.lumenark.metadata.image;

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

/** Images of a study, by their number. */
@Path("/api/v1/studies/{accession}/images")
@Produces(MediaType.APPLICATION_JSON)
public class StudyImageResource {

  private static final int USUAL = 100;
  private static final int MOST = 1_000;

  private final Images images;
  private final Callers callers;

  StudyImageResource(Images images, Callers callers) {
    this.images = images;
    this.callers = callers;
  }

  @GET
  @PermitAll
  @Operation(operationId = "listImages")
  public Uni<Page<ImageObject>> list(
      @RestPath String accession,
      @RestQuery @Nullable String version,
      @RestQuery @Nullable String cursor,
      @RestQuery @Nullable String limit) {
    Optional<Cursor> after = Optional.ofNullable(cursor).map(text -> Cursor.parse(text, 3));
    return images.page(
        AskedVersion.of(accession, version).goingOn(after),
        after,
        PageLimit.of(limit, USUAL, MOST),
        callers.current());
  }
}
