package org.lumenark.metadata.drs;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.lumenark.platform.problem.ProblemException;

/** What DRS answers if it has nothing to give. */
public record DrsError(String msg, @JsonProperty("status_code") int statusCode) {

  static DrsError of(ProblemException problem) {
    return new DrsError(String.valueOf(problem.getMessage()), problem.type().status());
  }

  Response answer() {
    return Response.status(statusCode).type(MediaType.APPLICATION_JSON).entity(this).build();
  }
}
