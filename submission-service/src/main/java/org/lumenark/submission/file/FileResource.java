package org.lumenark.submission.file;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumenark.filelist.FilePath;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Callers;
import org.lumenark.submission.Ids;
import org.lumenark.submission.Page;
import org.lumenark.submission.token.Uploaders;

/** What a draft has of files. */
@Path("/api/v1/drafts/{id}/files")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class FileResource {

  private final DraftFiles files;
  private final Callers callers;
  private final Uploaders uploaders;

  FileResource(DraftFiles files, Callers callers, Uploaders uploaders) {
    this.files = files;
    this.callers = callers;
    this.uploaders = uploaders;
  }

  @GET
  @RolesAllowed({Uploaders.PEOPLE, Uploaders.ROLE})
  public Page<FileView> list(
      @PathParam("id") String id,
      @QueryParam("cursor") @DefaultValue("") String cursor,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    UUID draft = Ids.id(id);
    List<StoredFile> found =
        files.page(
            uploaders.current().on(draft),
            draft,
            cursor.isEmpty() ? "" : PathCursor.path(cursor),
            Page.limit(limit) + 1);
    boolean more = found.size() > limit;
    List<StoredFile> shown = more ? found.subList(0, limit) : found;
    String next = more ? PathCursor.of(shown.getLast().path()) : null;
    return new Page<>(shown.stream().map(FileView::of).toList(), next);
  }

  /**
   * @param path a query parameter, so that no server on the way rewrites it
   */
  @DELETE
  @Authenticated
  public void delete(@PathParam("id") String id, @QueryParam("path") @Nullable String path) {
    if (path == null || FilePath.check(path).isPresent()) {
      throw new ProblemException(ProblemType.NOT_FOUND);
    }
    files.delete(callers.current(), Ids.id(id), path);
  }
}
