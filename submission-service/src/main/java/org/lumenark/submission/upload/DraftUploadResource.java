package org.lumenark.submission.upload;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
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
import org.lumenark.submission.Ids;
import org.lumenark.submission.Page;
import org.lumenark.submission.token.Uploaders;

/** What of a draft is on its way; what has arrived is in its files. */
@Path("/api/v1/drafts/{id}/uploads")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class DraftUploadResource {

  private final Uploads uploads;
  private final Uploaders uploaders;

  DraftUploadResource(Uploads uploads, Uploaders uploaders) {
    this.uploads = uploads;
    this.uploaders = uploaders;
  }

  /** Oldest first. */
  @GET
  @RolesAllowed({Uploaders.PEOPLE, Uploaders.ROLE})
  public Page<UploadView> list(
      @PathParam("id") String id,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    UUID draft = Ids.id(id);
    UUID after = cursor == null ? null : Ids.cursor(cursor);
    List<Upload> found = uploads.underWay(uploaders.current(), draft, after, Page.limit(limit) + 1);
    boolean more = found.size() > limit;
    List<Upload> shown = more ? found.subList(0, limit) : found;
    String next = more ? shown.getLast().id().toString() : null;
    return new Page<>(shown.stream().map(UploadView::of).toList(), next);
  }
}
