package org.lumenark.gateway.edge;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import org.lumenark.platform.security.UploadTokenForm;

/** Lets upload tokens through to the one service that knows them. */
@Alternative
@Priority(1)
@ApplicationScoped
class UploadTokenPassage extends StrangersPassage {

  private static final String SERVICE = "submission-service";

  /** Whether a request may go on to this service as far as upload tokens are concerned. */
  static boolean isOpen(RoutingContext context, String service) {
    return service.equals(SERVICE) || !isWith(context);
  }

  @Override
  boolean isTakenBy(RoutingContext context) {
    return isWith(context);
  }

  private static boolean isWith(RoutingContext context) {
    return UploadTokenForm.in(context.request().getHeader("Authorization")).isPresent();
  }
}
