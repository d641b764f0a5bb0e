package org.lumenark.submission.upload;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Every answer about uploads names the protocol's version, also a refusal. */
public final class TusHeaders {

  @ServerResponseFilter
  public void name(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getUriInfo().getPath().startsWith("/api/v1/uploads")) {
      response.getHeaders().putSingle("Tus-Resumable", UploadResource.VERSION);
      if (response.getStatus() == 412) {
        response.getHeaders().putSingle("Tus-Version", UploadResource.VERSION);
      }
    }
  }
}
