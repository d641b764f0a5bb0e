package org.lumenark.submission.audit;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.security.Caller;
import org.lumenark.platform.security.Callers;
import org.lumenark.submission.Ids;
import org.lumenark.submission.Page;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.draft.Drafts;

/** The history of a draft; newest first. */
@Path("/api/v1/drafts/{id}/history")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class DraftHistoryResource {

  private final Database database;
  private final Drafts drafts;
  private final Histories histories;
  private final Callers callers;

  DraftHistoryResource(Database database, Drafts drafts, Histories histories, Callers callers) {
    this.database = database;
    this.drafts = drafts;
    this.histories = histories;
    this.callers = callers;
  }

  @GET
  @Authenticated
  public Page<Entry> page(
      @PathParam("id") String text,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    UUID id = Ids.id(text);
    Caller caller = callers.current();
    return database.call(connection -> {
      drafts.readable(connection, caller, id);
      return histories.page(connection, id, cursor, Page.limit(limit));
    });
  }
}
