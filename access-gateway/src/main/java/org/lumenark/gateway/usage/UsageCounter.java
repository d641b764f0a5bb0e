package org.lumenark.gateway.usage;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lumenark.gateway.config.GatewayConfig;
import org.lumenark.gateway.route.OwnEndpoint;

/**
 * Counts answers as they end. Only what was answered with what was asked for counts, and only what
 * anyone may have: an answer that is kept from caches is for few and is not counted.
 */
@ApplicationScoped
public class UsageCounter {

  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int NOT_MODIFIED = 304;
  private static final Set<Integer> ANSWERED = Set.of(OK, PARTIAL, NOT_MODIFIED);

  private final UsageLedger ledger;

  UsageCounter(GatewayConfig config) {
    this.ledger =
        new UsageLedger(
            config.usage().mostVisits(),
            config.usage().mostSubjects(),
            Agents.listed(),
            InstantSource.system());
  }

  /**
   * Counts this request when its answer ends.
   *
   * @param use asked when the answer has ended; empty if it does not count
   */
  public void watch(RoutingContext context, Supplier<Optional<Use>> use) {
    HttpServerRequest request = context.request();
    if (!request.method().equals(HttpMethod.GET)) {
      return;
    }
    String who = context.get(OwnEndpoint.ASKING, "");
    @Nullable String agent = request.getHeader("User-Agent");
    context.addEndHandler(end -> {
      if (request.response().headWritten() && isForAnyone(request.response())) {
        use.get()
            .map(used -> asAnswered(used, request.response().getStatusCode()))
            .ifPresent(used -> ledger.count(who, agent == null ? "" : agent, used));
      }
    });
  }

  UsageLedger ledger() {
    return ledger;
  }

  private static boolean isForAnyone(HttpServerResponse response) {
    @Nullable String caches = response.headers().get("Cache-Control");
    return ANSWERED.contains(response.getStatusCode())
        && (caches == null || !(caches.contains("private") || caches.contains("no-store")));
  }

  private static Use asAnswered(Use use, int status) {
    return use instanceof Use.Whole(String subject, String item) && status == PARTIAL
        ? new Use.Part(subject, item)
        : use;
  }
}
