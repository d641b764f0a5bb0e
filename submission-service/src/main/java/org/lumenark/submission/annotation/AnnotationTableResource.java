package org.lumenark.submission.annotation;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.problem.Finding;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Callers;
import org.lumenark.submission.Ids;
import org.lumenark.submission.Page;
import org.lumenark.submission.filelist.Component;

/** The annotation tables of a draft. */
@Path("/api/v1/drafts/{id}/annotation-tables")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class AnnotationTableResource {

  private static final String CSV = "text/csv;charset=UTF-8";

  private final AnnotationTables tables;
  private final TableOutput output;
  private final Callers callers;

  AnnotationTableResource(AnnotationTables tables, TableOutput output, Callers callers) {
    this.tables = tables;
    this.output = output;
    this.callers = callers;
  }

  /** All of them, by name. */
  @GET
  @Authenticated
  public Page<AnnotationTableView> list(@PathParam("id") String id) {
    return new Page<>(
        tables.list(callers.current(), Ids.id(id)).stream().map(AnnotationTableView::of).toList(),
        null);
  }

  /** Answers when the whole table is stored; with errors nothing of it is. */
  @PUT
  @Path("{name}")
  @Consumes(MediaType.WILDCARD)
  @Authenticated
  public AnnotationTableView put(
      @PathParam("id") String id,
      @PathParam("name") String name,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
      @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable Long length,
      InputStream body) {
    return tables.put(target(id, name), type, length == null ? -1 : length, body);
  }

  /** The table as CSV, with its rows in the order in which they came. */
  @GET
  @Path("{name}")
  @Produces(CSV)
  @Authenticated
  public StreamingOutput csv(@PathParam("id") String id, @PathParam("name") String name) {
    return output.csv(tables.find(target(id, name)));
  }

  @DELETE
  @Path("{name}")
  @Authenticated
  public void delete(@PathParam("id") String id, @PathParam("name") String name) {
    tables.delete(target(id, name));
  }

  private AnnotationTables.Target target(String id, String name) {
    if (!Component.isName(name)) {
      Finding finding =
          Finding.error(
              "annotation-table.name",
              "/name",
              "This cannot be the name of a table.",
              "Use up to 255 characters without '/' and control characters.");
      throw new ProblemException(
          ProblemType.INVALID, finding.code(), finding.message(), List.of(finding));
    }
    return new AnnotationTables.Target(callers.current(), Ids.id(id), name);
  }
}
