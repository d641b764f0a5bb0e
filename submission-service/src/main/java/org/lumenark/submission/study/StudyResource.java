package org.lumenark.submission.study;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.id.Accession;
import org.lumenark.platform.problem.Finding;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Callers;

/** What was submitted: state, progress, withdrawal. */
@Path("/api/v1/submissions/{accession}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class StudyResource {

  private static final int LONGEST_REASON = 2_000;

  private final Studies studies;
  private final Callers callers;

  StudyResource(Studies studies, Callers callers) {
    this.studies = studies;
    this.callers = callers;
  }

  @GET
  @Authenticated
  public StudyView get(@PathParam("accession") String accession) {
    return studies.get(callers.current(), accession(accession));
  }

  @POST
  @Path("/withdraw")
  @Consumes(MediaType.APPLICATION_JSON)
  @Authenticated
  public StudyView withdraw(@PathParam("accession") String accession, @Nullable JsonNode body) {
    Accession known = accession(accession);
    studies.get(callers.current(), known);
    String reason = body == null ? "" : body.path("reason").asText("").strip();
    if (reason.isEmpty() || reason.length() > LONGEST_REASON || reason.indexOf('\0') >= 0) {
      Finding finding =
          Finding.error(
              "reason.required",
              "/reason",
              "A withdrawal needs a reason of at most 2,000 letters.",
              "Say for everyone why the study is withdrawn.");
      throw new ProblemException(
          ProblemType.INVALID, "reason.required", finding.message(), List.of(finding));
    }
    return studies.withdraw(callers.current(), known, reason);
  }

  /** What cannot be an accession is unknown like any other. */
  public static Accession accession(String text) {
    if (!Accession.isAccession(text)) {
      throw new ProblemException(ProblemType.NOT_FOUND);
    }
    return new Accession(text);
  }
}
