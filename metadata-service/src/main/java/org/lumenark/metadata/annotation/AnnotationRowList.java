package org.lumenark.metadata.annotation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.lumenark.metadata.paging.Cursor;
import org.lumenark.metadata.paging.Page;
import org.lumenark.metadata.study.AskedPage;
import org.lumenark.metadata.study.StudyAccess;
import org.lumenark.metadata.study.StudySight;
import org.lumenark.platform.problem.Finding;
import org.lumenark.platform.security.Caller;

/** Reads the rows of the tables of a version, a page at a time. */
@ApplicationScoped
class AnnotationRowList {

  private static final String ALL =
      """
      select tab, number, matched, cells, disputed from annotation_row
       where accession = :accession and version = :version
         and (tab, number) > (:tab, :number)
       order by tab, number limit :most
      """;
  private static final String UNMATCHED =
      ALL.replace("(:tab, :number)", "(:tab, :number) and not matched");

  private final Mutiny.SessionFactory sessions;
  private final StudyAccess access;
  private final StudyAnnotations counts;

  AnnotationRowList(Mutiny.SessionFactory sessions, StudyAccess access, StudyAnnotations counts) {
    this.sessions = sessions;
    this.access = access;
    this.counts = counts;
  }

  /** Which rows. */
  enum Selection {
    ALL(AnnotationRowList.ALL),
    UNMATCHED(AnnotationRowList.UNMATCHED);

    private final String sql;

    Selection(String sql) {
      this.sql = sql;
    }
  }

  Uni<Page<AnnotationRowObject>> page(AskedPage asked, Selection selection, Caller caller) {
    return sessions.withSession(session ->
        access
            .visible(session, asked.version(), caller)
            .chain(sight -> page(session, sight, selection, asked.after(), asked.limit())));
  }

  private Uni<Page<AnnotationRowObject>> page(
      Mutiny.Session session,
      StudySight.Visible sight,
      Selection selection,
      Optional<Cursor> cursor,
      int limit) {
    String accession = sight.study().accession();
    int version = sight.version().number();
    return Tables.of(session, accession, version)
        .chain(tables ->
            tables.isEmpty()
                ? Uni.createFrom().item(new Page<AnnotationRowObject>(List.of(), null, 0L))
                : rows(session, sight, selection, cursor, limit + 1)
                    .chain(rows ->
                        counts
                            .count(session, accession, version)
                            .map(count -> page(sight, selection, limit, tables, rows, count))));
  }

  private static Uni<List<Object[]>> rows(
      Mutiny.Session session,
      StudySight.Visible sight,
      Selection selection,
      Optional<Cursor> cursor,
      int most) {
    return session
        .createNativeQuery(selection.sql, Object[].class)
        .setParameter("accession", sight.study().accession())
        .setParameter("version", sight.version().number())
        .setParameter(
            "tab",
            cursor.map(after -> Math.clamp(after.number(1), -1, Integer.MAX_VALUE)).orElse(-1))
        .setParameter("number", cursor.map(after -> after.number(2)).orElse(-1L))
        .setParameter("most", most)
        .getResultList();
  }

  private static Page<AnnotationRowObject> page(
      StudySight.Visible sight,
      Selection selection,
      int limit,
      Tables tables,
      List<Object[]> rows,
      Optional<StudyAnnotations.Count> count) {
    List<Object[]> shown = rows.subList(0, Math.min(limit, rows.size()));
    long all = count.map(StudyAnnotations.Count::rows).orElse(0L);
    long matched = count.map(StudyAnnotations.Count::matched).orElse(0L);
    return new Page<>(
        shown.stream().map(row -> object(sight, tables, row)).toList(),
        rows.size() > limit
            ? Cursor.after(sight.version().number(), shown.getLast()[0], shown.getLast()[1])
                .toString()
            : null,
        selection == Selection.ALL ? all : all - matched);
  }

  private static AnnotationRowObject object(StudySight.Visible sight, Tables tables, Object[] row) {
    Tables.Table table = tables.at(((Number) row[0]).intValue());
    List<AnnotationObject> values =
        table.columns().values(StoredCells.split((String) row[3])).stream()
            .map(AnnotationObject::of)
            .toList();
    long number = ((Number) row[1]).longValue();
    return new AnnotationRowObject(
        table.name(),
        number,
        (Boolean) row[2],
        sight.review().isEmpty() ? values : PeopleColumns.hidden(values),
        (Boolean) row[4] ? List.of(ambiguous(number)) : List.of());
  }

  private static Finding ambiguous(long row) {
    return new Finding(
        "warning",
        "annotation.plate-ambiguous",
        "Several plates of the study have the name that the row gives, in their files or as their"
            + " folder.",
        "Name the plate by a folder or file that only its images have in their path.",
        null,
        row,
        null);
  }
}
