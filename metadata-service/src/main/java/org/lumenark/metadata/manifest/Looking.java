package org.lumenark.metadata.manifest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.lumenark.metadata.file.AttributeFilter;
import org.lumenark.metadata.file.StoredAttributes;
import org.lumenark.metadata.find.FileFacts;
import org.lumenark.metadata.find.FileQuery;

/**
 * Looks at the files that the search of a manifest may mean, where the index does not tell, and
 * keeps those that it means. Each step is a transaction of its own, in the order of the files:
 * whoever goes on after a crash begins where the other ended.
 */
@ApplicationScoped
class Looking {

  /** Files that are looked at in one step, but for those of its last block. */
  private static final int STEP = 2_048;

  /** Most blocks of a step, which may have a single file each. */
  private static final int MOST_BLOCKS = 512;

  /** Only one works on a manifest at a time; the others wait here. */
  private static final String LOCK =
      """
      with locked as (
        update frozen_manifest set due_at = now() + cast(:lease as int) * interval '1 second'
         where id = :id and not settled
        returning asked)
      select asked from locked
      """;

  /** The limits keep the planner from reading whole tables: a block is looked up by its lines. */
  private static final String FILES =
      """
      with step as materialized (
        select * from (
          select part, block, places,
              sum(bit_count(places)) over (order by part, block) - bit_count(places) as before
            from (
              select part, block, places from frozen_candidate where manifest = :id
               order by part, block limit :blocks) c) s
         where s.before < :step)
      select s.part, s.block, f.line, p.accession, t.collection, t.release_date, f.path, f.size,
          r.format, f.attributes
        from step s
        join frozen_part p on p.manifest = :id and p.part = s.part
        join study t on t.accession = p.accession
        cross join lateral (
          select ordinal, cast(ordinal % 512 as int) as line, path, size,
              cast(attributes as text) as attributes
            from file
           where accession = p.accession and version = p.version
             and ordinal >= cast(s.block as bigint) * 512
             and ordinal < (cast(s.block as bigint) + 1) * 512
             and get_bit(s.places, cast(ordinal % 512 as int)) = 1
           limit 512) f
        left join lateral (
          select format from file_result
           where accession = p.accession and version = p.version and ordinal = f.ordinal limit 1) r
          on true
       order by s.part, s.block
      """;

  private static final String KEEP =
      """
      insert into frozen_block (manifest, part, block, places, first, files)
      select :id, k.part, k.block, k.places,
          cast(b.files + sum(bit_count(k.places)) over (order by k.part, k.block)
            - bit_count(k.places) as bigint),
          cast(bit_count(k.places) as int)
        from (
          select part, block, cast(places as bit(512)) as places
            from jsonb_to_recordset(cast(cast(:kept as text) as jsonb))
              as x(part int, block int, places text)) k
        cross join (
          select cast(coalesce(max(first + files), 0) as bigint) as files
            from frozen_block where manifest = :id) b
       where k.places <> cast('0' as bit(512))
      """;

  private static final String LOOKED_AT =
      """
      delete from frozen_candidate
       where manifest = :id and (part, block) <= (cast(:part as int), cast(:block as int))
      """;

  private static final String SETTLE =
      """
      update frozen_manifest m set settled = true, files = (
        select cast(coalesce(sum(p.files), 0) as bigint) from frozen_part p
         where p.manifest = m.id)
       where m.id = :id
      """;

  private final Mutiny.SessionFactory sessions;
  private final ManifestConfig config;

  Looking(Mutiny.SessionFactory sessions, ManifestConfig config) {
    this.sessions = sessions;
    this.config = config;
  }

  /** A block of 512 files in a part. */
  private record Place(int part, int block) {}

  /** Settles what a manifest holds, if it is not settled. */
  Uni<Void> settle(String id) {
    return Multi.createBy()
        .repeating()
        .uni(() -> sessions.withTransaction(session -> step(session, id)))
        .whilst(goesOn -> goesOn)
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** Whether there is more to do. */
  private Uni<Boolean> step(Mutiny.Session session, String id) {
    return session
        .createNativeQuery(LOCK, String.class)
        .setParameter("id", id)
        .setParameter("lease", (int) config.lease().toSeconds())
        .getResultList()
        .chain(asked ->
            asked.isEmpty()
                ? Uni.createFrom().item(false)
                : files(session, id)
                    .chain(rows ->
                        rows.isEmpty()
                            ? finish(session, id).replaceWith(false)
                            : keep(session, id, Asked.query(asked.getFirst()), rows)
                                .replaceWith(true)));
  }

  private static Uni<List<Object[]>> files(Mutiny.Session session, String id) {
    return session
        .createNativeQuery(FILES, Object[].class)
        .setParameter("id", id)
        .setParameter("blocks", MOST_BLOCKS)
        .setParameter("step", STEP)
        .getResultList();
  }

  private static Uni<Integer> keep(
      Mutiny.Session session, String id, FileQuery query, List<Object[]> rows) {
    Map<Place, char[]> kept = new LinkedHashMap<>();
    for (Object[] row : rows) {
      char[] places =
          kept.computeIfAbsent(
              new Place(((Number) row[0]).intValue(), ((Number) row[1]).intValue()),
              place -> none());
      if (query.means(facts(row))) {
        places[((Number) row[2]).intValue()] = '1';
      }
    }
    Object[] last = rows.getLast();
    return session
        .createNativeQuery(KEEP)
        .setParameter("id", id)
        .setParameter("kept", json(kept))
        .executeUpdate()
        .chain(() ->
            session
                .createNativeQuery(LOOKED_AT)
                .setParameter("id", id)
                .setParameter("part", last[0])
                .setParameter("block", last[1])
                .executeUpdate());
  }

  private static char[] none() {
    char[] places = new char[AttributeFilter.BLOCK];
    Arrays.fill(places, '0');
    return places;
  }

  private static FileFacts facts(Object[] row) {
    return new FileFacts(
        (String) row[3],
        (String) row[4],
        row[5] instanceof OffsetDateTime time
            ? time.toInstant()
            : Optional.ofNullable((Instant) row[5]).orElse(Instant.EPOCH),
        (String) row[6],
        ((Number) row[7]).longValue(),
        (String) row[8],
        StoredAttributes.of((String) row[9]));
  }

  private static String json(Map<Place, char[]> kept) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    kept.forEach((place, places) ->
        array
            .addObject()
            .put("part", place.part())
            .put("block", place.block())
            .put("places", String.valueOf(places)));
    return array.toString();
  }

  private static Uni<Integer> finish(Mutiny.Session session, String id) {
    return PartSizes.count(session, id)
        .chain(() -> PartSizes.dropEmpty(session, id))
        .chain(() -> session.createNativeQuery(SETTLE).setParameter("id", id).executeUpdate());
  }
}
