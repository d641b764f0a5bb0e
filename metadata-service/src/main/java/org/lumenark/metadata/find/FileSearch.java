package org.lumenark.metadata.find;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.lumenark.metadata.file.AttributeFilter;
import org.lumenark.metadata.file.StoredAttributes;
import org.lumenark.metadata.find.FileOrder.Place;
import org.lumenark.metadata.find.FoundFiles.Count;
import org.lumenark.metadata.find.FoundFiles.Total;
import org.lumenark.metadata.study.PublicUrls;
import org.lumenark.platform.problem.ProblemException;

/**
 * Finds files of the versions that are shown of public studies. Whoever may see more asks a study
 * for its files. Every step is bounded: blocks that are counted, files that are looked at, and the
 * time of a statement.
 */
@ApplicationScoped
class FileSearch {

  /** Some 25 million files. */
  private static final int MOST_BLOCKS = 50_000;

  /** Files that are looked at for one answer where the index cannot tell. */
  private static final int MOST_LOOKED_AT = 5_000;

  /** Of which so many are read at once. */
  private static final int LOOK = 1_000;

  private static final int MOST_VALUES = 50;

  private static final Duration TIME = Duration.ofSeconds(5);

  /** Each block holds a hit, but for those before {@code :after} in the first of them. */
  private static final String PAGE =
      """
      with block as materialized (
        %s and (b.accession > :first or (b.accession = :first and b.block >= :block))
         order by b.accession, b.block limit :blocks),
      hit as materialized (
        select b.accession, b.version, cast(b.block as bigint) * 512 + p as ordinal
          from block b cross join generate_series(0, 511) p
         where get_bit(b.places, p) = 1
           and (b.accession > :first or cast(b.block as bigint) * 512 + p > :after)
         order by 1, 3 limit :most)
      select h.accession, h.version, h.ordinal, s.title, s.collection, s.release_date, f.path,
          f.size, encode(f.sha256, 'hex'), cast(f.attributes as text), r.format, i.image
        from hit h
        join study s on s.accession = h.accession
        join file f
          on f.accession = h.accession and f.version = h.version and f.ordinal = h.ordinal
        left join file_result r
          on r.accession = h.accession and r.version = h.version and r.ordinal = h.ordinal
        left join lateral (
          select m.id as image from image_file l join image m on m.id = l.image
           where l.accession = h.accession and l.version = h.version and l.ordinal = h.ordinal
             and m.state = 'converted'
           order by m.number limit 1) i on true
       order by h.accession, h.ordinal
      """;

  private static final String TOTAL =
      """
      select cast(coalesce(sum(bit_count(c.places)), 0) as bigint), count(*)
        from (%s limit :blocks) c
      """;

  private static final String FACET =
      """
      with block as materialized (%s limit :blocks)
      select c.* from (%s) c(value, files) where c.files > 0 order by 2 desc, 1 limit :values
      """;

  private final Mutiny.SessionFactory sessions;
  private final PublicUrls urls;

  FileSearch(Mutiny.SessionFactory sessions, PublicUrls urls) {
    this.sessions = sessions;
    this.urls = urls;
  }

  /**
   * @throws ProblemException {@code query.syntax} if the query is more than one answer should take
   */
  Uni<FoundFiles> find(FileOrder order) {
    FilePlan plan = FilePlan.of(order.query());
    bounded(plan);
    return sessions
        .withTransaction(session ->
            Patience.within(session, TIME).chain(() -> new Answer(session, order, plan).find()))
        .onFailure(Patience::isOver)
        .transform(failure -> Patience.over());
  }

  /**
   * @throws ProblemException {@code query.syntax} if it is more than one statement should do
   */
  static void bounded(FilePlan plan) {
    if (new BlockSql(plan.most()).isTooMuch()) {
      throw ProblemException.querySyntax(0, "The query is too complex.", "Use fewer terms.");
    }
  }

  /** One search while it is answered. */
  private final class Answer {

    private final Mutiny.Session session;
    private final FileOrder order;
    private final FilePlan plan;

    Answer(Mutiny.Session session, FileOrder order, FilePlan plan) {
      this.session = session;
      this.order = order;
      this.plan = plan;
    }

    Uni<FoundFiles> find() {
      return total()
          .chain(total ->
              facets(new LinkedHashMap<>(), List.copyOf(order.facets()))
                  .chain(facets ->
                      page(new Looked(order.after(), List.of(), 0))
                          .map(page ->
                              new FoundFiles(
                                  total.files(), total.is(), page.items(), facets, page.next()))));
    }

    private Uni<Counted> total() {
      BlockSql blocks = new BlockSql(plan.most());
      return blocks
          .bind(
              session.createNativeQuery(
                  TOTAL.formatted(PublicBlocks.shown(blocks)), Object[].class),
              Place.BEGINNING.accession())
          .setParameter("blocks", MOST_BLOCKS)
          .getSingleResult()
          .chain(row -> {
            long files = ((Number) row[0]).longValue();
            boolean counted = ((Number) row[1]).longValue() < MOST_BLOCKS;
            if (plan.exact()) {
              return Uni.createFrom()
                  .item(new Counted(files, counted ? Total.EXACT : Total.AT_LEAST));
            }
            return files > MOST_LOOKED_AT || !counted
                ? Uni.createFrom().item(new Counted(files, Total.AT_MOST))
                : rows(Place.BEGINNING, MOST_LOOKED_AT)
                    .map(all ->
                        new Counted(all.stream().filter(this::isMeant).count(), Total.EXACT));
          });
    }

    private Uni<Map<String, List<Count>>> facets(
        Map<String, List<Count>> counted, List<FileFacet> left) {
      if (left.isEmpty()) {
        return Uni.createFrom().item(counted);
      }
      FileFacet facet = left.getFirst();
      BlockSql blocks = new BlockSql(plan.most());
      return blocks
          .bind(
              session.createNativeQuery(
                  FACET.formatted(PublicBlocks.shown(blocks), facet.sql()), Object[].class),
              Place.BEGINNING.accession())
          .setParameter("blocks", MOST_BLOCKS)
          .setParameter("values", MOST_VALUES)
          .getResultList()
          .chain(rows -> {
            counted.put(
                facet.label(),
                rows.stream()
                    .map(row -> new Count((String) row[0], ((Number) row[1]).longValue()))
                    .toList());
            return facets(counted, left.subList(1, left.size()));
          });
    }

    /** Looks on until the page is full, the files end, or it was enough for one answer. */
    private Uni<FoundPage> page(Looked so) {
      int wanted = plan.exact() ? order.limit() + 1 : LOOK;
      return rows(so.last(), wanted)
          .chain(rows -> {
            List<FoundFile> found = new ArrayList<>(so.found());
            for (FoundFile row : rows) {
              if (isMeant(row)) {
                found.add(row);
              }
            }
            if (found.size() > order.limit()) {
              List<FoundFile> shown = found.subList(0, order.limit());
              return Uni.createFrom().item(new FoundPage(shown, cursor(shown.getLast())));
            }
            if (rows.size() < wanted) {
              return Uni.createFrom().item(new FoundPage(found, null));
            }
            FoundFile last = rows.getLast();
            Looked next =
                new Looked(
                    new Place(last.accession(), last.ordinal()), found, so.rows() + rows.size());
            return next.rows() >= MOST_LOOKED_AT
                ? Uni.createFrom().item(new FoundPage(found, next.last().cursor()))
                : page(next);
          });
    }

    private boolean isMeant(FoundFile file) {
      return plan.exact() || new FileMatch(file.facts()).meets(order.query());
    }

    private Uni<List<FoundFile>> rows(Place after, int most) {
      BlockSql blocks = new BlockSql(plan.most());
      return blocks
          .bind(
              session.createNativeQuery(PAGE.formatted(PublicBlocks.shown(blocks)), Object[].class),
              after.accession())
          .setParameter("block", block(after.ordinal()))
          .setParameter("after", after.ordinal())
          .setParameter("blocks", most + 1)
          .setParameter("most", most)
          .getResultList()
          .map(rows -> rows.stream().map(FileSearch.this::file).toList());
    }
  }

  private record Counted(long files, Total is) {}

  /** What was found so far, and the last file that was looked at. */
  private record Looked(Place last, List<FoundFile> found, int rows) {}

  private record FoundPage(List<FoundFile> items, @Nullable String next) {}

  private static String cursor(FoundFile last) {
    return new Place(last.accession(), last.ordinal()).cursor();
  }

  /** A place far behind the end is in no block. */
  private static int block(long after) {
    return Math.clamp((after + 1) / AttributeFilter.BLOCK, 0, Integer.MAX_VALUE);
  }

  private FoundFile file(Object[] row) {
    String accession = (String) row[0];
    String path = (String) row[6];
    return new FoundFile(
        FoundFile.TYPE,
        accession,
        ((Number) row[1]).intValue(),
        Optional.ofNullable((String) row[3]).orElse(accession),
        (String) row[4],
        instant(row[5]),
        ((Number) row[2]).longValue(),
        path,
        ((Number) row[7]).longValue(),
        (String) row[8],
        (String) row[10],
        (UUID) row[11],
        StoredAttributes.of((String) row[9]),
        urls.file(accession, path));
  }

  private static Instant instant(@Nullable Object value) {
    return switch (value) {
      case null -> Instant.EPOCH;
      case Instant instant -> instant;
      case OffsetDateTime time -> time.toInstant();
      default -> throw new IllegalStateException("no instant: " + value.getClass());
    };
  }
}
