package org.lumenark.metadata.annotation;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.lumenark.metadata.paging.Page;
import org.lumenark.metadata.study.AskedPage;
import org.lumenark.platform.security.Callers;

/** Rows of the annotation tables of a study, in the order in which they were deposited. */
@Path("/api/v1/studies/{accession}/annotations")
@Produces(MediaType.APPLICATION_JSON)
public class AnnotationResource {

  private final AnnotationRowList rows;
  private final Callers callers;

  AnnotationResource(AnnotationRowList rows, Callers callers) {
    this.rows = rows;
    this.callers = callers;
  }

  @GET
  @PermitAll
  @Operation(operationId = "listAnnotations")
  public Uni<Page<AnnotationRowObject>> list(
      @RestPath String accession,
      @RestQuery @Nullable String version,
      @RestQuery @Nullable String unmatched,
      @RestQuery @Nullable String cursor,
      @RestQuery @Nullable String limit) {
    return rows.page(
        AskedPage.of(accession, version, cursor, limit, 3),
        Boolean.parseBoolean(unmatched)
            ? AnnotationRowList.Selection.UNMATCHED
            : AnnotationRowList.Selection.ALL,
        callers.current());
  }
}
