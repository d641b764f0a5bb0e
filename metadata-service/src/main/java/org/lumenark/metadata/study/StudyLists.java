package org.lumenark.metadata.study;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.lumenark.contracts.id.Accession;
import org.lumenark.metadata.paging.Cursor;
import org.lumenark.metadata.paging.Page;

/** Lists studies, newest first. A cursor names the last study seen, so new ones do not move it. */
@ApplicationScoped
class StudyLists {

  private static final String PUBLISHED =
      "from StudyRow where visibility = 'public'"
          + " and (releasedAt < ?1 or (releasedAt = ?1 and accession < ?2))";

  private static final String NEWEST_PUBLIC = " order by releasedAt desc, accession desc";

  private static final String MINE =
      "from StudyRow where ownerSubject = ?3"
          + " and (submittedAt < ?1 or (submittedAt = ?1 and accession < ?2))";

  private static final String NEWEST_MINE = " order by submittedAt desc, accession desc";

  /** Names are told apart without case. Numbers of parameters have no gap. */
  private static final String IN_COLLECTION = " and lower(collection) = lower(?%d)";

  /** Later than every study, and within what the database can hold. */
  private static final Instant NEWEST = Instant.parse("9999-12-31T00:00:00Z");

  private final Mutiny.SessionFactory sessions;
  private final PublicUrls urls;

  StudyLists(Mutiny.SessionFactory sessions, PublicUrls urls) {
    this.sessions = sessions;
    this.urls = urls;
  }

  /**
   * @param collection that they are in; of one that does not exist there are none
   */
  Uni<Page<StudyObject>> published(
      Optional<String> collection, Optional<Cursor> cursor, int limit) {
    return sessions.withSession(session ->
        page(
            session,
            query(session, PUBLISHED, 3, collection, NEWEST_PUBLIC),
            cursor,
            limit,
            study -> study.releasedAt().orElse(Instant.EPOCH)));
  }

  /** Those that this subject deposited, whatever their state. */
  Uni<Page<StudyObject>> depositedBy(
      String subject, Optional<String> collection, Optional<Cursor> cursor, int limit) {
    return sessions.withSession(session ->
        page(
            session,
            query(session, MINE, 4, collection, NEWEST_MINE).setParameter(3, subject),
            cursor,
            limit,
            StudyRow::submittedAt));
  }

  private static Mutiny.SelectionQuery<StudyRow> query(
      Mutiny.Session session, String which, int number, Optional<String> collection, String order) {
    String in = collection.isPresent() ? IN_COLLECTION.formatted(number) : "";
    Mutiny.SelectionQuery<StudyRow> query = session.createQuery(which + in + order, StudyRow.class);
    collection.ifPresent(name -> query.setParameter(number, name));
    return query;
  }

  private Uni<Page<StudyObject>> page(
      Mutiny.Session session,
      Mutiny.SelectionQuery<StudyRow> query,
      Optional<Cursor> cursor,
      int limit,
      Function<StudyRow, Instant> order) {
    return query
        .setParameter(1, cursor.map(after -> instant(after.number(0))).orElse(NEWEST))
        .setParameter(2, cursor.map(StudyLists::accession).orElse(""))
        .setMaxResults(limit + 1)
        .getResultList()
        .chain(rows -> {
          List<StudyRow> shown = rows.subList(0, Math.min(limit, rows.size()));
          String next = rows.size() > limit ? next(shown.getLast(), order) : null;
          return versions(session, shown)
              .map(versions ->
                  new Page<>(
                      shown.stream().map(study -> item(study, versions)).toList(), next, null));
        });
  }

  private StudyObject item(StudyRow study, Map<VersionRow.Key, VersionRow> versions) {
    return StudyObject.inList(
        study,
        versions.get(new VersionRow.Key(study.accession(), study.version())),
        urls.study(study.accession()));
  }

  private static Uni<Map<VersionRow.Key, VersionRow>> versions(
      Mutiny.Session session, List<StudyRow> studies) {
    if (studies.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return session
        .createQuery("from VersionRow where key.accession in ?1", VersionRow.class)
        .setParameter(1, studies.stream().map(StudyRow::accession).toList())
        .getResultList()
        .map(rows -> rows.stream().collect(Collectors.toMap(VersionRow::key, row -> row)));
  }

  private static String next(StudyRow last, Function<StudyRow, Instant> order) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, order.apply(last));
    return Cursor.after(micros, last.accession()).toString();
  }

  private static String accession(Cursor cursor) {
    if (!Accession.isAccession(cursor.part(1))) {
      throw Cursor.invalid();
    }
    return cursor.part(1);
  }

  private static Instant instant(long micros) {
    Instant instant = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    if (instant.isAfter(NEWEST) || instant.isBefore(Instant.EPOCH)) {
      throw Cursor.invalid();
    }
    return instant;
  }
}
