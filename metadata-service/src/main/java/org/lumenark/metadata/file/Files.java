package org.lumenark.metadata.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.event.EventJson;
import org.lumenark.contracts.event.Reason;
import org.lumenark.metadata.paging.Cursor;
import org.lumenark.metadata.paging.Page;
import org.lumenark.metadata.study.AskedPage;
import org.lumenark.metadata.study.PublicUrls;
import org.lumenark.metadata.study.StudyAccess;
import org.lumenark.metadata.study.StudySight;
import org.lumenark.metadata.study.VersionRow;
import org.lumenark.platform.security.Caller;

/** Reads the files of a study. */
@ApplicationScoped
class Files {

  /**
   * A file belongs to several images if it has several series: one that failed shows, then one that
   * was converted, then one without a reader.
   */
  private static final String PAGE =
      """
      select f.ordinal, f.path, f.size, encode(f.sha256, 'hex'), encode(f.crc32, 'hex'),
        r.format, r.imaging, r.rejected_code, r.rejected_message, r.rejected_place,
        i.state, i.reason_code, i.reason_message, i.reason_place,
        cast(f.attributes as text)
      from file f
      left join file_result r
        on r.accession = f.accession and r.version = f.version and r.ordinal = f.ordinal
      left join lateral (
        select m.state, m.reason_code, m.reason_message, m.reason_place
          from image_file l join image m on m.id = l.image
         where l.accession = f.accession and l.version = f.version and l.ordinal = f.ordinal
         order by case m.state when 'failed' then 0 when 'converted' then 1 else 2 end, m.number
         limit 1) i on true
      where f.accession = :accession and f.version = :version and f.ordinal > :after
      order by f.ordinal limit :most
      """;

  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private final Mutiny.SessionFactory sessions;
  private final StudyAccess access;
  private final PublicUrls urls;

  Files(Mutiny.SessionFactory sessions, StudyAccess access, PublicUrls urls) {
    this.sessions = sessions;
    this.access = access;
    this.urls = urls;
  }

  Uni<Page<FileObject>> page(AskedPage asked, Caller caller) {
    long after = asked.after().map(place -> place.number(1)).orElse(-1L);
    return sessions.withSession(session ->
        access
            .visible(session, asked.version(), caller)
            .chain(sight -> page(session, sight, after, asked.limit())));
  }

  private Uni<Page<FileObject>> page(
      Mutiny.Session session, StudySight.Visible sight, long after, int limit) {
    return session
        .createNativeQuery(PAGE, Object[].class)
        .setParameter("accession", sight.study().accession())
        .setParameter("version", sight.version().number())
        .setParameter("after", after)
        .setParameter("most", limit)
        .getResultList()
        .map(rows -> page(sight, after, limit, rows));
  }

  private Page<FileObject> page(
      StudySight.Visible sight, long after, int limit, List<Object[]> rows) {
    VersionRow version = sight.version();
    PublicUrls seen = urls.asSeenIn(sight);
    List<FileObject> items = rows.stream().map(row -> object(sight, row, seen)).toList();
    long last = items.isEmpty() ? after : items.getLast().ordinal();
    long total = version.totals().count();
    // While rows are still being loaded the end of what is there is not the end of the list.
    boolean more =
        items.size() == limit ? last + 1 < total : last + 1 < total && !version.isLoaded();
    return new Page<>(items, more ? Cursor.after(version.number(), last).toString() : null, total);
  }

  private static FileObject object(StudySight.Visible sight, Object[] row, PublicUrls seen) {
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
        attributes((String) row[14]),
        sight.hasOriginals() ? href(sight, path, seen) : null);
  }

  private static String href(StudySight.Visible sight, String path, PublicUrls seen) {
    String shown = seen.file(sight.study().accession(), path);
    return sight.isShown() ? shown : shown + "?version=" + sight.version().number();
  }

  private static Map<String, String> attributes(@Nullable String json) {
    if (json == null) {
      return Map.of();
    }
    try {
      return EventJson.mapper().readValue(json, TEXTS);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("stored attributes are no JSON", impossible);
    }
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
