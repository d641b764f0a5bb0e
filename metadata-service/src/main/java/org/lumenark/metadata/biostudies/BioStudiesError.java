package org.lumenark.metadata.biostudies;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;

/**
 * What BioStudies answers if there is nothing to give.
 *
 * @see <a
 *     href="https://github.com/EBIBioStudies/ribs/blob/master/src/main/java/uk/ac/ebi/biostudies/controller/Study.java">Study.java</a>
 */
final class BioStudiesError {

  private BioStudiesError() {}

  static Response of(Throwable failure) {
    ProblemException problem = (ProblemException) failure;
    String message =
        problem.type() == ProblemType.NOT_FOUND
            ? "Study not found"
            : String.valueOf(problem.getMessage());
    return Response.status(problem.type().status())
        .type(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(Map.of("errorMessage", message))
        .build();
  }
}
