package org.lumenark.submission.pagetab;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumenark.document.pagetab.PageTabFormat;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;
import org.lumenark.platform.security.Callers;
import org.lumenark.submission.Ids;

/** The metadata of a draft as PageTab. */
@Path("/api/v1/drafts/{id}/pagetab")
@RunOnVirtualThread
public final class PageTabResource {

  private final PageTabImports imports;
  private final PageTabExports exports;
  private final Callers callers;

  PageTabResource(PageTabImports imports, PageTabExports exports, Callers callers) {
    this.imports = imports;
    this.exports = exports;
    this.callers = callers;
  }

  /**
   * JSON, TSV, XML or XLSX, by the content type or else by the content.
   *
   * @param preview whether the draft stays as it is and the answer says what would become of it
   */
  @POST
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  @Authenticated
  public Response replace(
      @PathParam("id") String id,
      @QueryParam("preview") @DefaultValue("false") String preview,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context HttpHeaders headers,
      @Nullable InputStream body) {
    Caller caller = callers.current();
    InputStream file = body == null ? InputStream.nullInputStream() : body;
    PageTabImports.Result result =
        isPreview(preview)
            ? imports.preview(caller, Ids.id(id), headers.getMediaType(), file)
            : imports.replace(caller, Ids.id(id), ifMatch, headers.getMediaType(), file);
    return Response.ok(result.answer())
        .tag(Long.toString(result.draft().revision()))
        .header("Cache-Control", "no-store")
        .build();
  }

  /** In the form that is accepted; JSON if any is. */
  @GET
  @Produces(MediaType.WILDCARD)
  @Authenticated
  public Response write(@PathParam("id") String id, @Context HttpHeaders headers) {
    PageTabFormat format =
        PageTabMediaType.acceptable(headers.getAcceptableMediaTypes())
            .orElseThrow(() -> new ProblemException(ProblemType.NOT_ACCEPTABLE));
    return PageTabFileResource.answer(exports.write(callers.current(), Ids.id(id), format), format);
  }

  private static boolean isPreview(String preview) {
    return switch (preview) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new ProblemException(
              ProblemType.INVALID, "preview.invalid", "preview is true or false.", List.of());
    };
  }
}
