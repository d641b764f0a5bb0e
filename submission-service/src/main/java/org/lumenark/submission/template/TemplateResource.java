package org.lumenark.submission.template;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.lumenark.document.template.Template;
import org.lumenark.document.template.Templates;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.submission.Page;
import org.lumenark.submission.collection.Placements;

/** Templates, in the order in which a depositor should see them. */
@Path("/api/v1/templates")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermitAll
public final class TemplateResource {

  private final Placements placements;

  TemplateResource(Placements placements) {
    this.placements = placements;
  }

  /** Of a collection those that it allows, with what it requires beyond them. */
  @GET
  public Page<Template> list(@QueryParam("collection") @Nullable String collection) {
    return new Page<>(
        collection == null ? Templates.all() : placements.templates(collection), null);
  }

  @GET
  @Path("/{template}")
  public Template get(@PathParam("template") String id) {
    return Templates.find(id).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
  }
}
