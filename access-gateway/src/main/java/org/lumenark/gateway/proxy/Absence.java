package org.lumenark.gateway.proxy;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import org.lumenark.platform.problem.ProblemType;

/**
 * What is said of a service that does not answer. Whoever asks how far an upload has come is told
 * that it is locked and not that the service is away: tus-js-client, and Uppy with it, asks again
 * after a 423, but takes any other failure for the loss of the upload and begins a new one from its
 * first byte.
 */
final class Absence {

  private static final String UPLOADS = "/api/v1/uploads/";
  private static final int SERVER_ERROR = 500;

  private Absence() {}

  static ProblemType problem(HttpServerRequest request) {
    return isAboutAnUpload(request) ? ProblemType.LOCKED : ProblemType.UNAVAILABLE;
  }

  /**
   * @param status that the service answered
   */
  static int status(HttpServerRequest request, int status) {
    return status >= SERVER_ERROR && isAboutAnUpload(request)
        ? ProblemType.LOCKED.status()
        : status;
  }

  private static boolean isAboutAnUpload(HttpServerRequest request) {
    return request.method().equals(HttpMethod.HEAD) && request.uri().startsWith(UPLOADS);
  }
}
