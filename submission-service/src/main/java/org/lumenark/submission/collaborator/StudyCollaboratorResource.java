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
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.id.Accession;
import org.lumenark.platform.security.Callers;
import org.lumenark.submission.study.StudyResource;

/** Who else may work on a study. */
@Path("/api/v1/submissions/{accession}/collaborators")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class StudyCollaboratorResource {

  private final Sharing sharing;
  private final Callers callers;

  StudyCollaboratorResource(Sharing sharing, Callers callers) {
    this.sharing = sharing;
    this.callers = callers;
  }

  @GET
  @Authenticated
  public Collaborators list(@PathParam("accession") String accession) {
    return new Collaborators(
        sharing.ofStudy(callers.current(), StudyResource.accession(accession)));
  }

  /** Rights are checked before the body, so that a stranger learns nothing by a bad one. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Authenticated
  public Collaborators share(@PathParam("accession") String text, @Nullable JsonNode body) {
    Accession accession = StudyResource.accession(text);
    sharing.ofStudy(callers.current(), accession);
    return new Collaborators(sharing.share(callers.current(), accession, Invitations.parse(body)));
  }
}
