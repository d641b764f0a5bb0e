package org.lumenark.metadata.change;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.lumenark.metadata.paging.Page;
import org.lumenark.metadata.paging.PageLimit;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;

/** What changed for the public: the same list as the topic {@code archive.public-change.v1}. */
@Path("/api/v1/changes")
@Produces(MediaType.APPLICATION_JSON)
public class ChangeResource {

  private static final int USUAL = 100;
  private static final int MOST = 1_000;
  private static final int LONGEST_WAIT_SECONDS = 30;

  private final ChangeFeed feed;

  ChangeResource(ChangeFeed feed) {
    this.feed = feed;
  }

  @GET
  @PermitAll
  @Operation(operationId = "listChanges")
  public Uni<Page<ChangeObject>> list(
      @RestQuery @Nullable String since,
      @RestQuery @Nullable String limit,
      @RestQuery @Nullable String wait) {
    long after = since == null ? 0 : PageLimit.number("since", since, 0);
    long seconds = wait == null ? 0 : PageLimit.number("wait", wait, 0);
    if (seconds > LONGEST_WAIT_SECONDS) {
      throw new ProblemException(
          ProblemType.INVALID, "wait is at most " + LONGEST_WAIT_SECONDS + " seconds.");
    }
    return feed.page(after, PageLimit.of(limit, USUAL, MOST), Duration.ofSeconds(seconds));
  }
}
