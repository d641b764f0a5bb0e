package org.lumenark.submission.audit;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.id.Accession;
import org.lumenark.platform.security.Caller;
import org.lumenark.platform.security.Callers;
import org.lumenark.submission.Page;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.study.Studies;
import org.lumenark.submission.study.StudyResource;

/** The history of a study from the draft it began as; newest first. */
@Path("/api/v1/submissions/{accession}/history")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class StudyHistoryResource {

  private final Database database;
  private final Studies studies;
  private final Histories histories;
  private final Callers callers;

  StudyHistoryResource(Database database, Studies studies, Histories histories, Callers callers) {
    this.database = database;
    this.studies = studies;
    this.histories = histories;
    this.callers = callers;
  }

  @GET
  @Authenticated
  public Page<Entry> page(
      @PathParam("accession") String text,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    Accession accession = StudyResource.accession(text);
    Caller caller = callers.current();
    return database.call(connection -> {
      UUID draft = studies.readable(connection, caller, accession).draft();
      return histories.page(connection, draft, cursor, Page.limit(limit));
    });
  }
}
