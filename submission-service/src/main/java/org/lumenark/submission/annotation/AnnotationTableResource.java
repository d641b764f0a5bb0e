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
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.security.Callers;
import org.lumenark.submission.Ids;
import org.lumenark.submission.Page;
import org.lumenark.submission.table.DraftTables;
import org.lumenark.submission.table.TableName;

/** The annotation tables of a draft. */
@Path("/api/v1/drafts/{id}/annotation-tables")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class AnnotationTableResource {

  private static final String CSV = "text/csv;charset=UTF-8";

  private final DraftTables tables;
  private final AnnotationTableRules rules;
  private final TableOutput output;
  private final Callers callers;

  AnnotationTableResource(
      DraftTables tables, AnnotationTableRules rules, TableOutput output, Callers callers) {
    this.tables = tables;
    this.rules = rules;
    this.output = output;
    this.callers = callers;
  }

  /** All of them, by name. */
  @GET
  @Authenticated
  public Page<AnnotationTableView> list(@PathParam("id") String id) {
    return new Page<>(
        tables.list(rules.kind(), callers.current(), Ids.id(id)).stream()
            .map(table -> AnnotationTableView.of(table, null))
            .toList(),
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
    DraftTables.Stored stored =
        tables.put(rules, target(id, name), new DraftTables.Body(type, length, body));
    return AnnotationTableView.of(stored.table(), stored.warnings());
  }

  /** The table as CSV, with its rows in the order in which they came. */
  @GET
  @Path("{name}")
  @Produces(CSV)
  @Authenticated
  public StreamingOutput csv(@PathParam("id") String id, @PathParam("name") String name) {
    return output.csv(tables.find(rules.kind(), target(id, name)));
  }

  @DELETE
  @Path("{name}")
  @Authenticated
  public void delete(@PathParam("id") String id, @PathParam("name") String name) {
    tables.delete(rules.kind(), target(id, name));
  }

  private DraftTables.Target target(String id, String name) {
    return new DraftTables.Target(
        callers.current(),
        Ids.id(id),
        TableName.check(name, "annotation-table.name", "/name", "a table"));
  }
}
