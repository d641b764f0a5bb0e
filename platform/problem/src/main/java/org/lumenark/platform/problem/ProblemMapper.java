package org.lumenark.platform.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * The one place where exceptions become answers. Nothing of a class, a query or a stack leaves the
 * service.
 */
public final class ProblemMapper {

  private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

  @ServerExceptionMapper
  public Response problem(ProblemException exception, @Context UriInfo uri) {
    return answer(exception.toProblem(uri.getPath()));
  }

  @ServerExceptionMapper
  public Response notAuthenticated(UnauthorizedException exception, @Context UriInfo uri) {
    return answer(Problem.of(ProblemType.NOT_AUTHENTICATED, uri.getPath()));
  }

  @ServerExceptionMapper
  public Response badToken(AuthenticationFailedException exception, @Context UriInfo uri) {
    return answer(Problem.of(ProblemType.NOT_AUTHENTICATED, uri.getPath()));
  }

  @ServerExceptionMapper
  public Response notAllowed(ForbiddenException exception, @Context UriInfo uri) {
    return answer(Problem.of(ProblemType.NOT_ALLOWED, uri.getPath()));
  }

  @ServerExceptionMapper
  public Response badJson(JsonProcessingException exception, @Context UriInfo uri) {
    return answer(badJsonProblem(exception, uri.getPath()));
  }

  /** As the one above; the framework has an answer without a body for this kind. */
  @ServerExceptionMapper
  public Response otherJson(MismatchedInputException exception, @Context UriInfo uri) {
    return answer(badJsonProblem(exception, uri.getPath()));
  }

  @ServerExceptionMapper
  public Response web(WebApplicationException exception, @Context UriInfo uri) {
    if (exception.getCause() instanceof JsonProcessingException json) {
      return answer(badJsonProblem(json, uri.getPath()));
    }
    int status = exception.getResponse().getStatus();
    if (status < 400) {
      return exception.getResponse();
    }
    return answer(Problem.of(ProblemType.ofStatus(status), uri.getPath()));
  }

  @ServerExceptionMapper
  public Response unexpected(Throwable exception, @Context UriInfo uri) {
    if (Outage.isBehind(exception)) {
      LOG.warnf("request failed, a part is away: %s: %s", uri.getPath(), exception.toString());
      return answer(Problem.of(ProblemType.UNAVAILABLE, uri.getPath()));
    }
    if (Shortage.isBehind(exception)) {
      LOG.errorf("request failed, there is no room: %s: %s", uri.getPath(), exception.toString());
      return answer(Shortage.problem().toProblem(uri.getPath()));
    }
    LOG.errorf(exception, "request failed: %s", uri.getPath());
    return answer(Problem.of(ProblemType.INTERNAL, uri.getPath()));
  }

  private static Problem badJsonProblem(JsonProcessingException exception, String path) {
    String where =
        Optional.ofNullable(exception.getLocation()).map(ProblemMapper::lineAndColumn).orElse("");
    String pointer = exception instanceof JsonMappingException mapping ? pointer(mapping) : "";
    String message = "The JSON cannot be read" + where + ".";
    Finding finding = Finding.error("json.invalid", pointer, message, "Correct the document.");
    return Problem.of(ProblemType.INVALID, "json.invalid", message, path, List.of(finding));
  }

  private static String lineAndColumn(JsonLocation location) {
    return " at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  private static String pointer(JsonMappingException exception) {
    StringBuilder pointer = new StringBuilder();
    for (JsonMappingException.Reference step : exception.getPath()) {
      String name = step.getFieldName();
      pointer.append('/').append(name == null ? Integer.toString(step.getIndex()) : name);
    }
    return pointer.toString();
  }

  private static Response answer(Problem problem) {
    Response.ResponseBuilder response =
        Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    response.header("Cache-Control", "no-store");
    if (problem.status() == ProblemType.UNAVAILABLE.status()) {
      response.header("Retry-After", "2");
    }
    if (problem.status() == ProblemType.NOT_AUTHENTICATED.status()) {
      response.header("WWW-Authenticate", "Bearer");
    }
    return response.build();
  }
}
