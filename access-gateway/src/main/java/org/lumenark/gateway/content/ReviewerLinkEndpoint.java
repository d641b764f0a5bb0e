package org.lumenark.gateway.content;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.lumenark.gateway.answer.ProblemWriter;
import org.lumenark.gateway.pages.Pages;
import org.lumenark.gateway.route.OwnEndpoint;
import org.lumenark.gateway.route.RequestPath;
import org.lumenark.platform.problem.ProblemType;

/**
 * Where links end that have not the form of one: they open nothing, like those that are no good.
 * All others were taken at the edge.
 */
@ApplicationScoped
class ReviewerLinkEndpoint implements OwnEndpoint {

  private final ProblemWriter problems;
  private final Pages pages;

  ReviewerLinkEndpoint(ProblemWriter problems, Pages pages) {
    this.problems = problems;
    this.pages = pages;
  }

  @Override
  public String operationId() {
    return "readByReviewerLink";
  }

  @Override
  public void serve(RoutingContext context, RequestPath path) {
    if (!pages.serveLost(context)) {
      problems.end(context.request(), ProblemType.NOT_FOUND);
    }
  }
}
