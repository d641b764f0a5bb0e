package org.lumenark.search.index;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** Ready once the indices are there; an engine that is away later answers 503 by itself. */
@Startup
@Readiness
@ApplicationScoped
class SearchHealth implements HealthCheck {

  private final CatalogueIndex index;

  SearchHealth(CatalogueIndex index) {
    this.index = index;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("search-indices").status(index.isComplete()).build();
  }
}
