package org.lumenark.submission.receipt;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.security.Callers;
import org.lumenark.submission.study.StudyResource;
import org.lumenark.submission.study.VersionNumber;

/** The signed receipt of a study. */
@Path("/api/v1/submissions/{accession}/receipt")
@RunOnVirtualThread
public final class ReceiptResource {

  private final Receipts receipts;
  private final Callers callers;

  ReceiptResource(Receipts receipts, Callers callers) {
    this.receipts = receipts;
    this.callers = callers;
  }

  @GET
  @Produces("application/jose")
  @Authenticated
  public Response receipt(
      @PathParam("accession") String accession, @QueryParam("version") @Nullable String version) {
    return Response.ok(
            receipts.of(
                callers.current(),
                StudyResource.accession(accession),
                VersionNumber.optional("version", version)))
        .header("Cache-Control", "no-store")
        .build();
  }
}
