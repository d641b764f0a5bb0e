package org.lumenark.submission.collaborator;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.security.Callers;
import org.lumenark.submission.Ids;

/** Who else may work on a draft. */
@Path("/api/v1/drafts/{id}/collaborators")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class DraftCollaboratorResource {

  private final Sharing sharing;
  private final Callers callers;

  DraftCollaboratorResource(Sharing sharing, Callers callers) {
    this.sharing = sharing;
    this.callers = callers;
  }

  @GET
  @Authenticated
  public Collaborators list(@PathParam("id") String id) {
    return new Collaborators(sharing.ofDraft(callers.current(), Ids.id(id)));
  }

  /** Rights are checked before the body, so that a stranger learns nothing by a bad one. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Authenticated
  public Collaborators share(@PathParam("id") String text, @Nullable JsonNode body) {
    UUID id = Ids.id(text);
    sharing.ofDraft(callers.current(), id);
    return new Collaborators(sharing.share(callers.current(), id, Invitations.parse(body)));
  }
}
