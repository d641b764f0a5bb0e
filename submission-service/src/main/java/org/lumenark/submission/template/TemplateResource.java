package org.lumenark.submission.template;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.lumenark.document.template.Template;
import org.lumenark.document.template.Templates;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.submission.Page;

/** Templates, in the order in which a depositor should see them. */
@Path("/api/v1/templates")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermitAll
public final class TemplateResource {

  @GET
  public Page<Template> list() {
    return new Page<>(Templates.all(), null);
  }

  @GET
  @Path("/{template}")
  public Template get(@PathParam("template") String id) {
    return Templates.find(id).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
  }
}
