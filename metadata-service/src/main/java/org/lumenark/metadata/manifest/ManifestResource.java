package org.lumenark.metadata.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.lumenark.metadata.paging.Cursor;
import org.lumenark.metadata.paging.PageLimit;
import org.lumenark.metadata.study.PublicUrls;
import org.lumenark.metadata.study.TaggedAnswer;
import org.lumenark.platform.security.Callers;

/** Frozen manifests: whoever is signed in makes them, everyone reads them. */
@Path("/api/v1/manifests")
@Produces(MediaType.APPLICATION_JSON)
public class ManifestResource {

  private static final int USUAL = 100;
  private static final int MOST = 1_000;
  private static final int CREATED = 201;

  private final Freezing freezing;
  private final Manifests manifests;
  private final ManifestFiles files;
  private final Mutiny.SessionFactory sessions;
  private final PublicUrls urls;
  private final ObjectMapper mapper;
  private final Callers callers;

  ManifestResource(
      Freezing freezing,
      Manifests manifests,
      ManifestFiles files,
      Mutiny.SessionFactory sessions,
      PublicUrls urls,
      ObjectMapper mapper,
      Callers callers) {
    this.freezing = freezing;
    this.manifests = manifests;
    this.files = files;
    this.sessions = sessions;
    this.urls = urls;
    this.mapper = mapper;
    this.callers = callers;
  }

  /** 201 for a new one, 200 for one that was there: its name follows from what it holds. */
  @POST
  @Authenticated
  @BoundedBody
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "freezeManifest")
  public Uni<Response> freeze(@Nullable JsonNode body) {
    FreezeRequest request = FreezeRequest.of(body);
    return freezing
        .freeze(request, callers.current())
        .chain(made ->
            sessions
                .withSession(session -> source(session, made.manifest().id()))
                .map(source -> ManifestObject.of(source, urls))
                .map(manifest ->
                    Response.status(made.created() ? CREATED : Response.Status.OK.getStatusCode())
                        .location(URI.create("/api/v1/manifests/" + manifest.id()))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .entity(manifest)
                        .build()));
  }

  @GET
  @Path("/{id}")
  @PermitAll
  @Operation(operationId = "readManifest")
  public Uni<Response> read(
      @RestPath String id,
      @RestQuery @Nullable String cursor,
      @RestQuery @Nullable String limit,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
    long from =
        Optional.ofNullable(cursor).map(text -> Cursor.parse(text, 1).number(0) + 1).orElse(0L);
    int most = PageLimit.of(limit, USUAL, MOST);
    if (from < 0) {
      throw Cursor.invalid();
    }
    return sessions
        .withSession(session ->
            source(session, id)
                .chain(source ->
                    (source.row().settled()
                            ? files.range(session, id, from, from + most)
                            : Uni.createFrom().item(List.<ManifestFile>of()))
                        .map(found -> page(source, found))))
        .map(page -> TaggedAnswer.json(mapper, page, known, true).build());
  }

  private ManifestPage page(ManifestObject.Source source, List<ManifestFile> found) {
    boolean more = !found.isEmpty() && found.getLast().number() + 1 < source.row().files();
    return new ManifestPage(
        ManifestObject.of(source, urls),
        found.stream().map(file -> ManifestPage.Item.of(file, urls)).toList(),
        more ? Cursor.after(found.getLast().number()).toString() : null);
  }

  private Uni<ManifestObject.Source> source(Mutiny.Session session, String id) {
    return manifests
        .row(session, id)
        .chain(row ->
            manifests
                .studies(session, id)
                .chain(studies ->
                    manifests
                        .parts(session, id, ManifestObject.MOST_STUDIES)
                        .chain(parts ->
                            manifests
                                .gone(session, id)
                                .map(gone ->
                                    new ManifestObject.Source(row, studies, parts, gone)))));
  }
}
