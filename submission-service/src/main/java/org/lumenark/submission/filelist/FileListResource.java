package org.lumenark.submission.filelist;

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

/** The file lists of a draft. */
@Path("/api/v1/drafts/{id}/file-lists")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class FileListResource {

  private static final String TSV = "text/tab-separated-values;charset=UTF-8;qs=0.5";

  private final DraftTables lists;
  private final FileListRules rules;
  private final Comparisons comparisons;
  private final ListOutput output;
  private final Callers callers;

  FileListResource(
      DraftTables lists,
      FileListRules rules,
      Comparisons comparisons,
      ListOutput output,
      Callers callers) {
    this.lists = lists;
    this.rules = rules;
    this.comparisons = comparisons;
    this.output = output;
    this.callers = callers;
  }

  /** All of them, by component. */
  @GET
  @Authenticated
  public Page<FileListView> list(@PathParam("id") String id) {
    return new Page<>(
        lists.list(rules.kind(), callers.current(), Ids.id(id)).stream()
            .map(list -> FileListView.of(list, null))
            .toList(),
        null);
  }

  /** Answers when the whole list is stored; with errors nothing of it is. */
  @PUT
  @Path("{component}")
  @Consumes(MediaType.WILDCARD)
  @Authenticated
  public FileListView put(
      @PathParam("id") String id,
      @PathParam("component") String component,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
      @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable Long length,
      InputStream body) {
    DraftTables.Target target = target(id, component);
    DraftTables.Stored stored = lists.put(rules, target, new DraftTables.Body(type, length, body));
    comparisons.refresh(target.draft());
    return FileListView.of(stored.table(), stored.warnings());
  }

  /** The list as JSON, in the order in which it came; values that are empty are left out. */
  @GET
  @Path("{component}")
  @Authenticated
  public StreamingOutput json(
      @PathParam("id") String id, @PathParam("component") String component) {
    return output.json(lists.find(rules.kind(), target(id, component)));
  }

  /** A tab or line end in a value, which this form cannot hold, becomes a blank. */
  @GET
  @Path("{component}")
  @Produces(TSV)
  @Authenticated
  public StreamingOutput tsv(@PathParam("id") String id, @PathParam("component") String component) {
    return output.tsv(lists.find(rules.kind(), target(id, component)));
  }

  @DELETE
  @Path("{component}")
  @Authenticated
  public void delete(@PathParam("id") String id, @PathParam("component") String component) {
    lists.delete(rules.kind(), target(id, component));
  }

  private DraftTables.Target target(String id, String component) {
    return new DraftTables.Target(callers.current(), Ids.id(id), Component.check(component));
  }
}
