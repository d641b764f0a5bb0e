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
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.id.Accession;
import org.lumenark.platform.security.Callers;
import org.lumenark.submission.Ids;
import org.lumenark.submission.study.StudyResource;

/** Who else may work on a draft or a study. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class CollaboratorResource {

  private final Sharing sharing;
  private final Callers callers;

  CollaboratorResource(Sharing sharing, Callers callers) {
    this.sharing = sharing;
    this.callers = callers;
  }

  /** The whole list; never more than 100, in the order of invitation. */
  public record Collaborators(List<Collaborator> items) {}

  @GET
  @Path("/drafts/{id}/collaborators")
  @Authenticated
  public Collaborators ofDraft(@PathParam("id") String id) {
    return new Collaborators(sharing.ofDraft(callers.current(), Ids.id(id)));
  }

  /** Rights are checked before the body, so that a stranger learns nothing by a bad one. */
  @PUT
  @Path("/drafts/{id}/collaborators")
  @Consumes(MediaType.APPLICATION_JSON)
  @Authenticated
  public Collaborators shareDraft(@PathParam("id") String text, @Nullable JsonNode body) {
    UUID id = Ids.id(text);
    sharing.ofDraft(callers.current(), id);
    return new Collaborators(sharing.share(callers.current(), id, Invitations.parse(body)));
  }

  @GET
  @Path("/submissions/{accession}/collaborators")
  @Authenticated
  public Collaborators ofStudy(@PathParam("accession") String accession) {
    return new Collaborators(
        sharing.ofStudy(callers.current(), StudyResource.accession(accession)));
  }

  @PUT
  @Path("/submissions/{accession}/collaborators")
  @Consumes(MediaType.APPLICATION_JSON)
  @Authenticated
  public Collaborators shareStudy(@PathParam("accession") String text, @Nullable JsonNode body) {
    Accession accession = StudyResource.accession(text);
    sharing.ofStudy(callers.current(), accession);
    return new Collaborators(sharing.share(callers.current(), accession, Invitations.parse(body)));
  }
}
