package org.lumenark.metadata.study;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.id.CollectionName;
import org.lumenark.metadata.paging.Cursor;
import org.lumenark.metadata.paging.Page;
import org.lumenark.metadata.paging.PageLimit;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;
import org.lumenark.platform.security.Callers;

/** Studies: the public list, the caller's own, and one. */
@Path("/api/v1/studies")
@Produces(MediaType.APPLICATION_JSON)
public class StudyResource {

  private static final int USUAL = 20;
  private static final int MOST = 100;

  private final StudyAnswers answers;
  private final StudyLists lists;
  private final Callers callers;

  StudyResource(StudyAnswers answers, StudyLists lists, Callers callers) {
    this.answers = answers;
    this.lists = lists;
    this.callers = callers;
  }

  @GET
  @PermitAll
  @Operation(operationId = "listStudies")
  public Uni<Page<StudyObject>> list(
      @RestQuery @Nullable String cursor,
      @RestQuery @Nullable String limit,
      @RestQuery @Nullable String mine,
      @RestQuery @Nullable String collection) {
    Optional<Cursor> after = Optional.ofNullable(cursor).map(text -> Cursor.parse(text, 2));
    int most = PageLimit.of(limit, USUAL, MOST);
    Optional<String> in = Optional.ofNullable(collection);
    if (in.isPresent() && !CollectionName.isCollectionName(in.get())) {
      throw new ProblemException(ProblemType.INVALID, "This is no name of a collection.");
    }
    if (!Boolean.parseBoolean(mine)) {
      return lists.published(in, after, most);
    }
    Caller caller = callers.current();
    String subject =
        caller.subject().orElseThrow(() -> new ProblemException(ProblemType.NOT_AUTHENTICATED));
    return lists.depositedBy(subject, in, after, most);
  }

  @GET
  @Path("/{accession}")
  @PermitAll
  @Operation(operationId = "readStudy")
  public Uni<Response> one(
      @RestPath String accession,
      @RestQuery @Nullable String version,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
    return answers.of(AskedVersion.of(accession, version), known, callers.current());
  }
}
