package org.lumenark.gateway.content;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.lumenark.gateway.route.OwnEndpoint;
import org.lumenark.gateway.route.RequestPath;

/** What browsers ask before they send a token or a range to another origin. */
@ApplicationScoped
class PreflightEndpoints {

  private record Preflight(String operationId) implements OwnEndpoint {
    @Override
    public void serve(RoutingContext context, RequestPath path) {
      Cors.allow(context.request());
      Cors.answerPreflight(context.request());
    }
  }

  @Produces
  OwnEndpoint image() {
    return new Preflight("preflightImageZarr");
  }

  @Produces
  OwnEndpoint conversion() {
    return new Preflight("preflightConversionZarr");
  }

  @Produces
  OwnEndpoint fileSet() {
    return new Preflight("preflightFileSetZarr");
  }

  @Produces
  OwnEndpoint thumbnail() {
    return new Preflight("preflightThumbnail");
  }

  @Produces
  OwnEndpoint render() {
    return new Preflight("preflightRender");
  }

  @Produces
  OwnEndpoint file() {
    return new Preflight("preflightFile");
  }

  @Produces
  OwnEndpoint archive() {
    return new Preflight("preflightStudyArchive");
  }

  @Produces
  OwnEndpoint manifestArchive() {
    return new Preflight("preflightManifestArchive");
  }
}
