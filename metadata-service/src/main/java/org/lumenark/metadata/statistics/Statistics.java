package org.lumenark.metadata.statistics;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Sums over public studies, each with the version that is shown and the month of its release. */
@ApplicationScoped
class Statistics {

  private static final String MONTHS =
      """
      select to_char(s.released_at at time zone 'UTC', 'YYYY-MM'), count(*),
          coalesce(sum(v.files), 0), coalesce(sum(v.completed_images), 0), coalesce(sum(v.bytes), 0)
        from study s
        join study_version v on v.accession = s.accession and v.version = s.version
       where s.visibility = 'public' and s.released_at is not null
       group by 1
      """;

  private final Mutiny.SessionFactory sessions;
  private final InstantSource clock = InstantSource.system();

  Statistics(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  Uni<StatisticsObject> now() {
    return sessions
        .withSession(session -> session.createNativeQuery(MONTHS, Object[].class).getResultList())
        .map(rows ->
            StatisticsObject.of(
                GrowthMonth.until(
                    YearMonth.from(clock.instant().atZone(ZoneOffset.UTC)), released(rows))));
  }

  private static Map<YearMonth, Holdings> released(List<Object[]> rows) {
    return rows.stream()
        .collect(
            Collectors.toMap(
                row -> YearMonth.parse((String) row[0]),
                row ->
                    new Holdings(number(row[1]), number(row[2]), number(row[3]), number(row[4]))));
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }
}
