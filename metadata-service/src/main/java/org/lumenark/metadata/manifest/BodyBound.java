package org.lumenark.metadata.manifest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;

/** Refuses bodies that are too long, or do not say how long they are, before they are read. */
@Provider
@BoundedBody
public class BodyBound implements ContainerRequestFilter {

  /** Enough for 10,000 paths of usual length. */
  private static final int MOST_BYTES = 4 << 20;

  @Override
  public void filter(ContainerRequestContext request) {
    int length = request.getLength();
    if (request.getHeaderString("Transfer-Encoding") != null) {
      throw new ProblemException(
          ProblemType.INVALID,
          "request.length-required",
          "The body has to come with its Content-Length.",
          List.of());
    }
    if (length > MOST_BYTES) {
      throw new ProblemException(
          ProblemType.TOO_LARGE, "The body has at most " + MOST_BYTES + " bytes.");
    }
  }
}
