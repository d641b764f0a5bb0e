package org.lumenark.submission.action;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.security.Caller;
import org.lumenark.platform.security.Callers;
import org.lumenark.submission.Ids;
import org.lumenark.submission.draft.Drafts;
import org.lumenark.submission.source.ImportSources;

/** Imports into a draft; each is an action and looked at as one. */
@Path("/api/v1/drafts/{id}/import")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class ImportResource {

  private final Actions actions;
  private final ImportSources sources;
  private final Drafts drafts;
  private final Callers callers;

  ImportResource(Actions actions, ImportSources sources, Drafts drafts, Callers callers) {
    this.actions = actions;
    this.sources = sources;
    this.drafts = drafts;
    this.callers = callers;
  }

  /** Answers at once; the import is under way then. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Authenticated
  public Response begin(
      @PathParam("id") String id,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Nullable JsonNode body) {
    Caller caller = callers.current();
    UUID draft = drafts.get(caller, Ids.id(id)).id();
    ActionBody asked = ImportBody.parse(body);
    if (asked.request() instanceof ActionRequest.Import from
        && sources.find(from.kind(), from.source()).isEmpty()) {
      throw ActionBody.invalid(
          "source.unknown",
          "/source",
          "The archive has no such source.",
          "Choose one of its sources.");
    }
    return ActionResource.begun(
        draft, actions.begin(caller, draft, asked, ActionResource.key(key)));
  }
}
