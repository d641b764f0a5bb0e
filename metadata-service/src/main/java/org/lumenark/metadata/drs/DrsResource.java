package org.lumenark.metadata.drs;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.lumenark.metadata.manifest.BoundedBody;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.security.Caller;
import org.lumenark.platform.security.Callers;

/**
 * Objects of DRS 1.5: files, study versions and frozen manifests. Every file has an address that
 * needs no further look-up, so that there is no {@code access}.
 *
 * @see <a
 *     href="https://ga4gh.github.io/data-repository-service-schemas/preview/release/drs-1.5.0/docs/">DRS
 *     1.5</a>
 */
@Path("/ga4gh/drs/v1/objects")
@Produces(MediaType.APPLICATION_JSON)
public class DrsResource {

  /** Most objects of one request. */
  static final int MOST = 100;

  private static final int TOO_LARGE = 413;
  private static final int BAD_REQUEST = 400;

  private final DrsObjects objects;
  private final Callers callers;

  DrsResource(DrsObjects objects, Callers callers) {
    this.objects = objects;
    this.callers = callers;
  }

  /**
   * @param expand bundles that hold bundles are refused so: all of their files at once may be
   *     millions
   */
  @GET
  @Path("/{id}")
  @PermitAll
  @Operation(operationId = "readDrsObject")
  public Uni<Response> object(@RestPath String id, @RestQuery @Nullable String expand) {
    boolean whole = Boolean.parseBoolean(expand);
    return Uni.createFrom()
        .deferred(() -> objects.object(id, callers.current()))
        .map(object -> answer(object, whole))
        .onFailure(ProblemException.class)
        .recoverWithItem(problem -> DrsError.of((ProblemException) problem).answer());
  }

  private static Response answer(DrsObject object, boolean whole) {
    boolean nested =
        object.contents() != null
            && object.contents().stream().anyMatch(each -> each.id().contains(DrsId.PART));
    if (whole && nested) {
      return new DrsError(
              "The bundle holds too many files to be expanded; ask for each of its parts.",
              BAD_REQUEST)
          .answer();
    }
    return Response.ok(object).header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION).build();
  }

  /**
   * What several ids name.
   *
   * @param unresolved ids by the status that each alone would have
   */
  record Bulk(
      Summary summary,
      @JsonProperty("unresolved_drs_objects") List<Unresolved> unresolved,
      @JsonProperty("resolved_drs_object") List<DrsObject> resolved) {}

  record Summary(int requested, int resolved, int unresolved) {}

  record Unresolved(
      @JsonProperty("error_code") int errorCode, @JsonProperty("object_ids") List<String> ids) {}

  @POST
  @PermitAll
  @BoundedBody
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "readDrsObjects")
  public Uni<Response> objects(@Nullable JsonNode body) {
    List<String> ids = new ArrayList<>();
    JsonNode given = body == null ? null : body.get("bulk_object_ids");
    if (given == null || !given.isArray()) {
      return Uni.createFrom()
          .item(new DrsError("bulk_object_ids is a list of ids.", BAD_REQUEST).answer());
    }
    given.forEach(id -> ids.add(id.asText()));
    if (ids.size() > MOST) {
      return Uni.createFrom()
          .item(new DrsError("At most " + MOST + " ids at once.", TOO_LARGE).answer());
    }
    Caller caller = callers.current();
    List<DrsObject> resolved = new ArrayList<>();
    Map<Integer, List<String>> unresolved = new TreeMap<>();
    return Multi.createFrom()
        .iterable(ids)
        .onItem()
        .transformToUniAndConcatenate(id ->
            Uni.createFrom()
                .deferred(() -> objects.object(id, caller))
                .invoke(resolved::add)
                .replaceWithVoid()
                .onFailure(ProblemException.class)
                .recoverWithUni(problem -> {
                  unresolved
                      .computeIfAbsent(
                          ((ProblemException) problem).type().status(), code -> new ArrayList<>())
                      .add(id);
                  return Uni.createFrom().voidItem();
                }))
        .collect()
        .last()
        .map(done ->
            Response.ok(
                    new Bulk(
                        new Summary(ids.size(), resolved.size(), ids.size() - resolved.size()),
                        unresolved.entrySet().stream()
                            .map(each -> new Unresolved(each.getKey(), each.getValue()))
                            .toList(),
                        resolved))
                .build());
  }
}
