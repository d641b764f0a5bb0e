package org.lumenark.submission.pagetab;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.lumenark.document.pagetab.PageTabFormat;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Callers;
import org.lumenark.submission.Ids;

/** The same in the form that the suffix names, as a file. */
@Path("/api/v1/drafts/{id}/pagetab.{form}")
@RunOnVirtualThread
public final class PageTabFileResource {

  private final PageTabExports exports;
  private final Callers callers;

  PageTabFileResource(PageTabExports exports, Callers callers) {
    this.exports = exports;
    this.callers = callers;
  }

  @GET
  @Produces(MediaType.WILDCARD)
  @Authenticated
  public Response write(@PathParam("id") String id, @PathParam("form") String form) {
    PageTabFormat format =
        PageTabFormat.ofName("pagetab." + form)
            .filter(known -> known.text().equals(form))
            .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    return answer(exports.write(callers.current(), Ids.id(id), format), format);
  }

  static Response answer(byte[] bytes, PageTabFormat format) {
    // A JSON writer would take bytes for a value.
    Object entity =
        format == PageTabFormat.JSON ? new String(bytes, StandardCharsets.UTF_8) : bytes;
    return Response.ok(entity)
        .type(PageTabMediaType.of(format))
        .header("Content-Disposition", "attachment; filename=\"pagetab." + format.text() + "\"")
        .header("Cache-Control", "no-store")
        .header("Vary", "Accept")
        .build();
  }
}
