package org.lumenark.submission.curation;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.security.Callers;
import org.lumenark.submission.Ids;
import org.lumenark.submission.Page;
import org.lumenark.submission.study.StudyResource;

/** Curation: its queue, what is said about a study, and decisions. */
@Path("/api/v1/curation")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class CurationResource {

  private static final String CURATOR = "curator";
  private static final String ADMIN = "admin";
  private static final String COMMENT = "comment";

  private final Curation curation;
  private final Callers callers;

  CurationResource(Curation curation, Callers callers) {
    this.curation = curation;
    this.callers = callers;
  }

  @GET
  @Path("/queue")
  @RolesAllowed({CURATOR, ADMIN})
  public Page<CurationView> queue(
      @QueryParam("state") @DefaultValue("waiting") String state,
      @QueryParam("collection") @Nullable String collection,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    return curation.queue(
        callers.current(), CurationState.of(state), collection, cursor, Page.limit(limit));
  }

  /** For whoever may see the study. */
  @GET
  @Path("/{accession}")
  @Authenticated
  public CurationView get(@PathParam("accession") String accession) {
    return curation.view(callers.current(), StudyResource.accession(accession));
  }

  /** For whoever may see the study; in the order they were said. */
  @GET
  @Path("/{accession}/comments")
  @Authenticated
  public Page<Comment> comments(
      @PathParam("accession") String accession,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    return curation.comments(
        callers.current(),
        StudyResource.accession(accession),
        cursor == null ? null : Ids.cursor(cursor),
        Page.limit(limit));
  }

  /** For curators and whoever may edit the deposit. */
  @POST
  @Path("/{accession}/comments")
  @Consumes(MediaType.APPLICATION_JSON)
  @Authenticated
  public Response comment(@PathParam("accession") String accession, @Nullable JsonNode body) {
    Comment comment =
        curation.comment(
            callers.current(),
            StudyResource.accession(accession),
            () -> CommentText.required(body, "text"));
    return Response.status(Response.Status.CREATED).entity(comment).build();
  }

  /** For curators: nothing is left to ask; {@code comment} may go with it. */
  @POST
  @Path("/{accession}/accept")
  @Consumes(MediaType.APPLICATION_JSON)
  @Authenticated
  public CurationView accept(@PathParam("accession") String accession, @Nullable JsonNode body) {
    return curation.decide(
        callers.current(),
        StudyResource.accession(accession),
        CurationState.ACCEPTED,
        () -> CommentText.optional(body, COMMENT));
  }

  /** For curators: asks something of the depositor, which {@code comment} says. */
  @POST
  @Path("/{accession}/return")
  @Consumes(MediaType.APPLICATION_JSON)
  @Authenticated
  public CurationView giveBack(@PathParam("accession") String accession, @Nullable JsonNode body) {
    return curation.decide(
        callers.current(),
        StudyResource.accession(accession),
        CurationState.RETURNED,
        () -> Optional.of(CommentText.required(body, COMMENT)));
  }
}
