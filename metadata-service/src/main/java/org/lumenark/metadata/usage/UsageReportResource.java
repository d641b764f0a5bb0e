package org.lumenark.metadata.usage;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;

/** Where gateways tell what they counted. A report that comes again changes nothing. */
@Path("/internal/usage-reports/{id}")
public class UsageReportResource {

  private final UsageReports reports;

  UsageReportResource(UsageReports reports) {
    this.reports = reports;
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed("service")
  @Operation(operationId = "addUsage")
  public Uni<Response> add(@RestPath String id, UsageReport report) {
    if (report == null) {
      throw new ProblemException(ProblemType.INVALID);
    }
    return reports
        .add(UsageReport.id(id), report.checked())
        .replaceWith(() -> Response.noContent().build());
  }
}
