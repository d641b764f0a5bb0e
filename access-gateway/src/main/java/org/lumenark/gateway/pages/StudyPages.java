package org.lumenark.gateway.pages;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.lumenark.gateway.proxy.ServiceReader;

/** What the page of a study says by its status and in its head, asked of the catalogue. */
@ApplicationScoped
class StudyPages {

  private static final String CATALOGUE = "metadata-service";

  /** A description with thousands of authors; a longer one is left to its own address. */
  private static final int MOST_EMBEDDED = 1 << 20;

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;
  private static final int UNAVAILABLE = 503;

  private final ServiceReader services;

  StudyPages(ServiceReader services) {
    this.services = services;
  }

  /**
   * How the page is sent.
   *
   * @param description JSON-LD, of what anybody may see
   */
  record Head(int status, Optional<byte[]> description) {}

  /**
   * Never fails. Callers who are known are told by the status what is there for them, and their
   * page is without a description, so that it is nobody's in particular.
   *
   * @param name of the study or of one of its versions
   */
  Future<Head> head(HttpServerRequest request, String name) {
    Optional<String> authorization = Optional.ofNullable(request.getHeader("Authorization"));
    return services
        .get(CATALOGUE, StudyForm.SCHEMA_ORG.address(name), authorization)
        .map(answer ->
            switch (answer.status()) {
              case OK ->
                  new Head(
                      OK,
                      authorization.isEmpty() && answer.body().length() <= MOST_EMBEDDED
                          ? Optional.of(answer.body().getBytes())
                          : Optional.empty());
              case NOT_FOUND, GONE -> new Head(answer.status(), Optional.empty());
              default -> new Head(answer.status() < 500 ? OK : UNAVAILABLE, Optional.empty());
            })
        .otherwise(new Head(UNAVAILABLE, Optional.empty()));
  }
}
