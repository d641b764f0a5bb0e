package org.lumenark.metadata.file;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.event.Reason;
import org.lumenark.metadata.paging.Cursor;
import org.lumenark.metadata.paging.Page;
import org.lumenark.metadata.study.PublicUrls;
import org.lumenark.metadata.study.StudyAccess;
import org.lumenark.metadata.study.StudySight;
import org.lumenark.metadata.study.VersionRow;
import org.lumenark.platform.security.Caller;

/** Reads the files of a study. */
@ApplicationScoped
public class Files {

  /**
   * A file belongs to several images if it has several series: one that failed shows, then one that
   * was converted, then one without a reader.
   */
  private static final String FILES =
      """
      select f.ordinal, f.path, f.size, encode(f.sha256, 'hex'), encode(f.crc32, 'hex'),
        r.format, r.imaging, r.rejected_code, r.rejected_message, r.rejected_place,
        i.state, i.reason_code, i.reason_message, i.reason_place,
        cast(f.attributes as text), f.components
      from file f
      left join file_result r
        on r.accession = f.accession and r.version = f.version and r.ordinal = f.ordinal
      left join lateral (
        select m.state, m.reason_code, m.reason_message, m.reason_place
          from image_file l join image m on m.id = l.image
         where l.accession = f.accession and l.version = f.version and l.ordinal = f.ordinal
         order by case m.state when 'failed' then 0 when 'converted' then 1 else 2 end, m.number
         limit 1) i on true
      where f.accession = :accession and f.version = :version
      """;

  private static final String PAGE =
      FILES
          + """
          and f.ordinal > :after
          order by f.ordinal limit :most
          """;

  /**
   * Each block that is looked into holds a hit, but for those before {@code :after} in the first of
   * them: as many blocks as hits are wanted are enough, and one more.
   */
  private static final String FILTERED =
      """
      with block as materialized (
        select b.block, b.places from (
          select f0.block, %s as places from file_attribute f0 %s
           where f0.accession = :accession and f0.version = :version
             and f0.key = decode(:key0, 'hex') and f0.block >= :block) b
         where b.places <> cast('0' as bit(512)) order by b.block limit :blocks),
      hit as materialized (
        select cast(b.block as bigint) * 512 + p as ordinal
          from block b cross join generate_series(0, 511) p
         where get_bit(b.places, p) = 1 and cast(b.block as bigint) * 512 + p > :after
         order by 1 limit :most)
      """
          + FILES
          + """
          and f.ordinal = any (array(select h.ordinal from hit h))
          order by f.ordinal
          """;

  private static final String ALSO =
      """
      join file_attribute f%1$d on f%1$d.accession = f0.accession and f%1$d.version = f0.version
        and f%1$d.key = decode(:key%1$d, 'hex') and f%1$d.block = f0.block
      """;

  private final Mutiny.SessionFactory sessions;
  private final StudyAccess access;
  private final PublicUrls urls;

  Files(Mutiny.SessionFactory sessions, StudyAccess access, PublicUrls urls) {
    this.sessions = sessions;
    this.access = access;
    this.urls = urls;
  }

  public Uni<Page<FileObject>> page(AskedFiles asked, Caller caller) {
    long after = asked.page().after().map(place -> place.number(1)).orElse(-1L);
    return sessions.withSession(session ->
        access
            .visible(session, asked.page().version(), caller)
            .chain(sight ->
                (asked.filters().isEmpty()
                        ? all(session, sight, after, asked.page().limit())
                        : filtered(session, sight, after, asked))
                    .map(rows -> page(sight, after, asked, rows))));
  }

  private static Uni<List<Object[]>> all(
      Mutiny.Session session, StudySight.Visible sight, long after, int limit) {
    return session
        .createNativeQuery(PAGE, Object[].class)
        .setParameter("accession", sight.study().accession())
        .setParameter("version", sight.version().number())
        .setParameter("after", after)
        .setParameter("most", limit)
        .getResultList();
  }

  /** One row more than is shown, if there are more. */
  private static Uni<List<Object[]>> filtered(
      Mutiny.Session session, StudySight.Visible sight, long after, AskedFiles asked) {
    List<AttributeFilter> filters = asked.filters();
    if (sight.review().isPresent() && filters.stream().anyMatch(AttributesForReview::isAbout)) {
      return Uni.createFrom().item(List.of());
    }
    int most = asked.page().limit() + 1;
    Mutiny.SelectionQuery<Object[]> query =
        session
            .createNativeQuery(sql(filters.size()), Object[].class)
            .setParameter("accession", sight.study().accession())
            .setParameter("version", sight.version().number())
            .setParameter("after", after)
            .setParameter("block", block(after))
            .setParameter("blocks", most + 1)
            .setParameter("most", most);
    for (int i = 0; i < filters.size(); i++) {
      query.setParameter("key" + i, filters.get(i).key());
    }
    return query.getResultList();
  }

  /** A place far behind the end is in no block. */
  private static int block(long after) {
    return Math.clamp((after + 1) / AttributeFilter.BLOCK, 0, Integer.MAX_VALUE);
  }

  private static String sql(int filters) {
    StringBuilder places = new StringBuilder("f0.places");
    StringBuilder joins = new StringBuilder();
    for (int i = 1; i < filters; i++) {
      places.append(" & f").append(i).append(".places");
      joins.append(ALSO.formatted(i));
    }
    return FILTERED.formatted(places, joins);
  }

  private Page<FileObject> page(
      StudySight.Visible sight, long after, AskedFiles asked, List<Object[]> rows) {
    VersionRow version = sight.version();
    PublicUrls seen = urls.asSeenIn(sight);
    int limit = asked.page().limit();
    boolean isFiltered = !asked.filters().isEmpty();
    List<FileObject> items =
        rows.stream().limit(limit).map(row -> object(sight, asked, row, seen)).toList();
    long last = items.isEmpty() ? after : items.getLast().ordinal();
    long total = version.totals().count();
    boolean isFull = isFiltered ? rows.size() > limit : items.size() == limit;
    // While rows are still being loaded the end of what is there is not the end of the list.
    boolean more = last + 1 < total && (isFull || !version.isLoaded());
    return new Page<>(
        items,
        more ? Cursor.after(version.number(), last).toString() : null,
        isFiltered ? null : total);
  }

  private static FileObject object(
      StudySight.Visible sight, AskedFiles asked, Object[] row, PublicUrls seen) {
    String path = (String) row[1];
    String format = (String) row[5];
    String rejected = (String) row[7];
    Optional<Reason> rejection = reason(row, 7);
    String imaging = rejected != null ? "failed" : (String) firstOf(row[10], row[6], "pending");
    if (imaging.equals("pending") && sight.version().isCompleted()) {
      imaging = "no-reader";
    }
    return new FileObject(
        ((Number) row[0]).longValue(),
        path,
        ((Number) row[2]).longValue(),
        (String) row[3],
        (String) row[4],
        format,
        format == null ? null : rejected == null ? "verified" : "rejected",
        imaging,
        rejection.or(() -> reason(row, 11)).orElse(null),
        components(sight, (String) row[15]),
        attributes(sight, asked, (String) row[14]),
        sight.hasOriginals() ? href(sight, path, seen) : null);
  }

  private static String href(StudySight.Visible sight, String path, PublicUrls seen) {
    String shown = seen.file(sight.study().accession(), path);
    return sight.isShown() ? shown : shown + "?version=" + sight.version().number();
  }

  private static @Nullable List<String> components(
      StudySight.Visible sight, @Nullable String stored) {
    return StoredComponents.split(stored)
        .map(names -> sight.review().isEmpty() ? names : AttributesForReview.hidden(names))
        .orElse(null);
  }

  private static Map<String, String> attributes(
      StudySight.Visible sight, AskedFiles asked, @Nullable String json) {
    Map<String, String> shown = asked.shown(StoredAttributes.of(json));
    return sight.review().isEmpty() ? shown : AttributesForReview.hidden(shown);
  }

  private static Optional<Reason> reason(Object[] row, int from) {
    return row[from] == null
        ? Optional.empty()
        : Optional.of(
            new Reason(
                (String) row[from],
                (String) firstOf(row[from + 1], "", ""),
                Optional.ofNullable((String) row[from + 2])));
  }

  private static Object firstOf(@Nullable Object first, @Nullable Object second, Object last) {
    if (first != null) {
      return first;
    }
    return second == null ? last : second;
  }
}
