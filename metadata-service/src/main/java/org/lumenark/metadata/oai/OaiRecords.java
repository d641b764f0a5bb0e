package org.lumenark.metadata.oai;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.lumenark.document.export.StudyFacts;
import org.lumenark.metadata.export.FactsOfStudy;
import org.lumenark.metadata.study.StudyRow;
import org.lumenark.metadata.study.StudySight;
import org.lumenark.metadata.study.VersionRow;

/**
 * Reads items in the order of their last public change. What changes while it is listed moves to
 * the end, where it is listed again.
 */
@ApplicationScoped
class OaiRecords {

  private static final String PAGE =
      """
      select c.sequence, c.accession, c.listed_at from public_change c
       where c.sequence > :after and c.listed_at >= :from and c.listed_at < :before
         and not exists (
           select 1 from public_change d
            where d.accession = c.accession and d.sequence > c.sequence)
       order by c.sequence
      """;
  private static final String ONE =
      """
      select sequence, accession, listed_at from public_change
       where accession = :accession order by sequence desc
      """;
  private static final String EARLIEST = "select listed_at from public_change order by sequence";

  private final Mutiny.SessionFactory sessions;
  private final FactsOfStudy facts;

  OaiRecords(Mutiny.SessionFactory sessions, FactsOfStudy facts) {
    this.sessions = sessions;
    this.facts = facts;
  }

  /** At most so many records of a selection. */
  Uni<List<OaiRecord>> list(Selection selection, int most) {
    return sessions.withSession(session ->
        session
            .createNativeQuery(PAGE, Object[].class)
            .setParameter("after", selection.after())
            .setParameter("from", selection.from().atOffset(ZoneOffset.UTC))
            .setParameter("before", selection.before().atOffset(ZoneOffset.UTC))
            .setMaxResults(most)
            .getResultList()
            .chain(rows -> records(session, rows)));
  }

  /** Empty if the study was never public. */
  Uni<Optional<OaiRecord>> one(String accession) {
    return sessions.withSession(session ->
        session
            .createNativeQuery(ONE, Object[].class)
            .setParameter("accession", accession)
            .setMaxResults(1)
            .getResultList()
            .chain(rows -> records(session, rows))
            .map(records -> records.stream().findFirst()));
  }

  /** When the first study became public; now if none is. */
  Uni<Instant> earliest() {
    return sessions.withSession(session ->
        session
            .createNativeQuery(EARLIEST, Object.class)
            .setMaxResults(1)
            .getResultList()
            .map(rows -> rows.isEmpty() ? Instant.now() : moment(rows.getFirst())));
  }

  private Uni<List<OaiRecord>> records(Mutiny.Session session, List<Object[]> rows) {
    if (rows.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    List<String> accessions = rows.stream().map(row -> (String) row[1]).toList();
    return session
        .createQuery("from StudyRow where accession in ?1", StudyRow.class)
        .setParameter(1, accessions)
        .getResultList()
        .chain(studies ->
            session
                .createQuery(
                    "from VersionRow v where v.key.accession in ?1 and v.key.version ="
                        + " (select s.version from StudyRow s where s.accession = v.key.accession)",
                    VersionRow.class)
                .setParameter(1, accessions)
                .getResultList()
                .map(versions -> facts(studies, versions)))
        .map(known -> rows.stream().map(row -> item(row, known)).toList());
  }

  private Map<String, StudyFacts> facts(List<StudyRow> studies, List<VersionRow> versions) {
    Map<String, StudyRow> shown =
        studies.stream()
            .filter(StudyRow::isPublic)
            .collect(Collectors.toMap(StudyRow::accession, Function.identity()));
    return versions.stream()
        .filter(version -> shown.containsKey(version.key().accession()))
        .collect(
            Collectors.toMap(
                version -> version.key().accession(),
                version ->
                    facts.of(
                        new StudySight.Visible(
                            Objects.requireNonNull(shown.get(version.key().accession())),
                            version,
                            false,
                            Optional.empty()))));
  }

  private static OaiRecord item(Object[] row, Map<String, StudyFacts> known) {
    String accession = (String) row[1];
    return new OaiRecord(
        ((Number) row[0]).longValue(),
        accession,
        moment(row[2]),
        Optional.ofNullable(known.get(accession)));
  }

  private static Instant moment(Object value) {
    return value instanceof OffsetDateTime time ? time.toInstant() : (Instant) value;
  }
}
