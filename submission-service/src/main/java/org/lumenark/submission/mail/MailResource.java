package org.lumenark.submission.mail;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumenark.submission.Ids;
import org.lumenark.submission.Page;
import org.lumenark.submission.database.Database;

/** Mails that wait, were sent or were given up, for admins; never their text. */
@Path("/api/v1/mails")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class MailResource {

  private static final String ADMIN = "admin";
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final Database database;
  private final MailRepository repository;

  MailResource(Database database, MailRepository repository) {
    this.database = database;
    this.repository = repository;
  }

  /** In the order they were written. */
  @GET
  @RolesAllowed(ADMIN)
  public Page<MailView> list(
      @QueryParam("state") @DefaultValue("dead") String state,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    MailState wanted = MailState.of(state);
    UUID after = cursor == null ? BEFORE_ALL : Ids.cursor(cursor);
    int most = Page.limit(limit);
    List<MailView> found =
        database.call(connection -> repository.list(connection, wanted, after, most + 1));
    List<MailView> shown = found.subList(0, Math.min(most, found.size()));
    return new Page<>(shown, found.size() > most ? shown.getLast().id().toString() : null);
  }

  /** Tries all that were given up again. */
  @POST
  @Path("/retry")
  @RolesAllowed(ADMIN)
  public Retried retry() {
    return new Retried(database.call(repository::revive));
  }

  /** How many mails are tried again. */
  public record Retried(int mails) {}
}
