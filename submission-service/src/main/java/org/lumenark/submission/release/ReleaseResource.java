package org.lumenark.submission.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.security.Callers;
import org.lumenark.submission.study.StudyResource;
import org.lumenark.submission.study.StudyView;

/** When a study becomes public. */
@Path("/api/v1/submissions/{accession}/release-date")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class ReleaseResource {

  private final Releases releases;
  private final Callers callers;

  ReleaseResource(Releases releases, Callers callers) {
    this.releases = releases;
    this.callers = callers;
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Authenticated
  public StudyView set(@PathParam("accession") String accession, @Nullable JsonNode body) {
    JsonNode value = body == null ? MissingNode.getInstance() : body.path("releaseDate");
    return releases.setDate(callers.current(), StudyResource.accession(accession), value);
  }
}
