package org.lumenark.submission.reviewer;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.security.Callers;
import org.lumenark.submission.Ids;
import org.lumenark.submission.Page;
import org.lumenark.submission.study.StudyResource;

/** Reviewer links of a study; only its owner, curators and admins make, see or revoke them. */
@Path("/api/v1/submissions/{accession}/reviewer-links")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class ReviewerLinkResource {

  private final ReviewerLinks links;
  private final Callers callers;

  ReviewerLinkResource(ReviewerLinks links, Callers callers) {
    this.links = links;
    this.callers = callers;
  }

  /**
   * @param body may have {@code expires}, {@code originals} and {@code label}
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Authenticated
  public Response make(@PathParam("accession") String accession, @Nullable JsonNode body) {
    LinkView made = links.make(callers.current(), StudyResource.accession(accession), body);
    return Response.status(Response.Status.CREATED)
        .entity(made)
        .header("Cache-Control", "no-store")
        .build();
  }

  @GET
  @Authenticated
  public Page<LinkView> list(@PathParam("accession") String accession) {
    List<Link> found = links.list(callers.current(), StudyResource.accession(accession));
    return new Page<>(found.stream().map(LinkView::of).toList(), null);
  }

  @DELETE
  @Path("/{link}")
  @Authenticated
  public void revoke(@PathParam("accession") String accession, @PathParam("link") String link) {
    links.revoke(callers.current(), StudyResource.accession(accession), Ids.id(link));
  }
}
