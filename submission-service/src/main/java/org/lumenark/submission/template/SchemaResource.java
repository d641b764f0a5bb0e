package org.lumenark.submission.template;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.nio.charset.StandardCharsets;
import org.lumenark.document.study.StudySchema;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;

/** The JSON Schema of study documents, by its version. */
@Path("/api/v1/schemas/study-document/{version}")
@RunOnVirtualThread
@PermitAll
public final class SchemaResource {

  @GET
  @Produces("application/schema+json")
  public String schema(@PathParam("version") String version) {
    if (!version.equals(Integer.toString(StudySchema.VERSION))) {
      throw new ProblemException(ProblemType.NOT_FOUND);
    }
    return new String(StudySchema.bytes(), StandardCharsets.UTF_8);
  }
}
