package org.lumenark.metadata.manifest;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.lumenark.metadata.find.FileQuery;
import org.lumenark.metadata.find.Patience;
import org.lumenark.platform.security.Caller;

/** Counts what a request would freeze, from the same blocks. */
@ApplicationScoped
class Previewing {

  /** Blocks whose files are added up; some 500,000 files. */
  private static final int MOST_BLOCKS = 1_000;

  private static final Duration TIME = Duration.ofSeconds(5);

  private static final String COUNT =
      """
      with found as materialized (%s),
      counted as materialized (
        select cast(coalesce(sum(bit_count(places)), 0) as bigint) as files,
            count(distinct accession) as studies, count(*) as blocks
          from found)
      select c.files, c.studies,
          case when c.blocks <= cast(:most as int) then (
            select cast(coalesce(sum(f.bytes), 0) as bigint)
              from found b
              cross join lateral (
                select sum(size) as bytes from file
                 where accession = b.accession and version = b.version
                   and ordinal >= cast(b.block as bigint) * 512
                   and ordinal < (cast(b.block as bigint) + 1) * 512
                   and get_bit(b.places, cast(ordinal %% 512 as int)) = 1) f) end
        from counted c
      """;

  private final Mutiny.SessionFactory sessions;
  private final Freezing freezing;

  Previewing(Mutiny.SessionFactory sessions, Freezing freezing) {
    this.sessions = sessions;
    this.freezing = freezing;
  }

  Uni<ManifestPreview> preview(FreezeRequest request, Caller caller) {
    return freezing
        .sought(request)
        .chain(keys ->
            sessions.withTransaction(session ->
                Patience.within(session, TIME)
                    .chain(() -> freezing.parts(session, request, caller))
                    .chain(parts -> count(session, request, chosen(request, parts, keys)))))
        .onFailure(Patience::isOver)
        .transform(failure -> Patience.over());
  }

  private static Chosen chosen(FreezeRequest request, List<Part> parts, List<String> keys) {
    return request
        .things()
        .map(search -> Chosen.whole(search.kind(), keys))
        .or(() -> request.query().map(query -> Chosen.found(query, request.everywhere(), parts)))
        .orElseGet(() -> Chosen.of(parts));
  }

  private static Uni<ManifestPreview> count(
      Mutiny.Session session, FreezeRequest request, Chosen chosen) {
    boolean isExact = request.query().map(FileQuery::isExact).orElse(true);
    return chosen
        .bind(session.createNativeQuery(COUNT.formatted(chosen.sql()), Object[].class))
        .setParameter("most", MOST_BLOCKS)
        .getSingleResult()
        .map(row ->
            new ManifestPreview(
                ((Number) row[0]).longValue(),
                isExact ? ManifestPreview.Count.EXACT : ManifestPreview.Count.AT_MOST,
                ((Number) row[1]).longValue(),
                row[2] instanceof Number bytes ? bytes.longValue() : null));
  }
}
