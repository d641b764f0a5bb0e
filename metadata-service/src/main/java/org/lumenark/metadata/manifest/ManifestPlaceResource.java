package org.lumenark.metadata.manifest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.lumenark.metadata.paging.PageLimit;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;

/** Where the bytes of frozen manifests lie, for the gateway, which makes their ZIP archives. */
@Path("/internal/manifests/{id}")
@Produces(MediaType.APPLICATION_JSON)
public class ManifestPlaceResource {

  /** Files of a segment, but for those that end its last block. */
  private static final int SEGMENT = 4_096;

  private static final int MOST_ENTRIES = 2 * SEGMENT;

  private static final String SEGMENTS =
      """
      select min(first), cast(sum(files) as int), cast(sum(entry_bytes) as bigint),
          cast(sum(listed_bytes) as bigint)
        from frozen_block where manifest = :id
       group by first / cast(:segment as int) order by 1
      """;

  private final Mutiny.SessionFactory sessions;
  private final Manifests manifests;
  private final ManifestFiles files;

  ManifestPlaceResource(Mutiny.SessionFactory sessions, Manifests manifests, ManifestFiles files) {
    this.sessions = sessions;
    this.manifests = manifests;
    this.files = files;
  }

  /** Refused as gone if any of its files is: an archive of the others would be another one. */
  @GET
  @Path("/archive")
  @PermitAll
  @Operation(operationId = "locateManifestArchive")
  public Uni<ManifestArchivePlace> archive(@RestPath String id) {
    return sessions.withSession(session ->
        whole(session, id)
            .chain(row ->
                session
                    .createNativeQuery(SEGMENTS, Object[].class)
                    .setParameter("id", id)
                    .setParameter("segment", SEGMENT)
                    .getResultList()
                    .map(segments ->
                        new ManifestArchivePlace(
                            row.id(),
                            row.root().orElseThrow(),
                            row.files(),
                            segments.stream().map(ManifestArchivePlace.Segment::of).toList()))));
  }

  /** Its files from one on, as many as are asked for. */
  @GET
  @Path("/entries")
  @PermitAll
  @Operation(operationId = "listManifestEntries")
  public Uni<List<ManifestArchivePlace.Entry>> entries(
      @RestPath String id, @RestQuery @Nullable String from, @RestQuery @Nullable String limit) {
    long first = from == null ? 0 : PageLimit.number("from", from, 0);
    int most = PageLimit.of(limit, SEGMENT, MOST_ENTRIES);
    return sessions.withSession(session ->
        whole(session, id)
            .chain(row -> files.range(session, id, first, first + most))
            .map(found -> found.stream().map(ManifestArchivePlace.Entry::of).toList()));
  }

  private Uni<ManifestRow> whole(Mutiny.Session session, String id) {
    return manifests
        .frozen(session, id)
        .chain(row ->
            manifests
                .gone(session, id)
                .map(gone -> {
                  if (!gone.isNothing()) {
                    throw new ProblemException(ProblemType.WITHDRAWN);
                  }
                  return row;
                }));
  }
}
