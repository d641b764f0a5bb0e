package org.lumenark.submission.validation;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.lumenark.platform.security.Callers;
import org.lumenark.submission.Ids;
import org.lumenark.submission.collection.Placements;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.directive.UndoneCorrections;
import org.lumenark.submission.draft.Draft;
import org.lumenark.submission.draft.Drafts;
import org.lumenark.submission.filelist.Comparisons;
import org.lumenark.submission.upload.OpenUploads;

/** The full report on a draft. */
@Path("/api/v1/drafts/{id}/validate")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class ValidationResource {

  private final Database database;
  private final Drafts drafts;
  private final OpenUploads uploads;
  private final Placements placements;
  private final Validator validator;
  private final Comparisons lists;
  private final UndoneCorrections corrections;
  private final TermCheck terms;
  private final Callers callers;

  ValidationResource(
      Database database,
      Drafts drafts,
      OpenUploads uploads,
      Placements placements,
      Validator validator,
      Comparisons lists,
      UndoneCorrections corrections,
      TermCheck terms,
      Callers callers) {
    this.database = database;
    this.drafts = drafts;
    this.uploads = uploads;
    this.placements = placements;
    this.validator = validator;
    this.lists = lists;
    this.corrections = corrections;
    this.terms = terms;
    this.callers = callers;
  }

  /** Terms are looked up after the transaction: the catalogue may take its time. */
  @POST
  @Authenticated
  public Report validate(@PathParam("id") String id) {
    Checked checked =
        database.call(connection -> {
          Draft draft = drafts.readable(connection, callers.current(), Ids.id(id));
          Report report =
              validator
                  .validate(
                      draft, placements.of(connection, draft), uploads.of(connection, Ids.id(id)))
                  .and(lists.findings(connection, Ids.id(id)))
                  .and(corrections.findings(connection, draft));
          return new Checked(draft, report);
        });
    return checked.report().and(terms.findings(checked.draft().metadata()));
  }

  private record Checked(Draft draft, Report report) {}
}
