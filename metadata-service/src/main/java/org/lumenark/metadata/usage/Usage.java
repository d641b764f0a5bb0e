package org.lumenark.metadata.usage;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.lumenark.metadata.study.AskedVersion;
import org.lumenark.metadata.study.StudyAccess;
import org.lumenark.metadata.study.StudySight;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;

/** Reads the sums. A study that is not public has none. */
@ApplicationScoped
public class Usage {

  private static final String MONTHS =
      """
      select to_char(u.month, 'YYYY-MM'),
          sum(u.investigations), sum(u.unique_investigations), sum(u.requests), sum(u.unique_requests),
          coalesce(sum(u.investigations) filter (where u.access = 'machine'), 0),
          coalesce(sum(u.unique_investigations) filter (where u.access = 'machine'), 0),
          coalesce(sum(u.requests) filter (where u.access = 'machine'), 0),
          coalesce(sum(u.unique_requests) filter (where u.access = 'machine'), 0)
        from study_usage u join study s on s.accession = u.accession and s.visibility = 'public'
      """;

  private static final String OF_ONE =
      MONTHS + " where u.accession = :accession group by 1 order by 1";
  private static final String OF_ALL = MONTHS + " group by 1 order by 1";

  private static final String VIEWS =
      """
      select cast(coalesce(sum(u.investigations - u.requests), 0) as bigint)
        from study_usage u join study s on s.accession = u.accession and s.visibility = 'public'
       where u.accession = :accession
      """;

  private final Mutiny.SessionFactory sessions;
  private final StudyAccess access;

  Usage(Mutiny.SessionFactory sessions, StudyAccess access) {
    this.sessions = sessions;
    this.access = access;
  }

  /** Uses of a study, and whether anyone may read them. */
  record OfStudy(UsageObject usage, StudySight.Visible sight) {}

  /** Of all versions of a study that the caller may see; reviewers are not told. */
  Uni<OfStudy> ofStudy(String accession, Caller caller) {
    if (caller.reviewer().isPresent()) {
      return Uni.createFrom().failure(new ProblemException(ProblemType.NOT_FOUND));
    }
    return sessions.withSession(session ->
        access
            .visible(session, AskedVersion.of(accession, null), caller)
            .chain(sight ->
                months(
                        session
                            .createNativeQuery(OF_ONE, Object[].class)
                            .setParameter("accession", sight.study().accession()))
                    .map(months ->
                        new OfStudy(UsageObject.of(sight.study().accession(), months), sight))));
  }

  /** Visits to a study that were no downloads; none of one that is not public. */
  public Uni<Long> views(String accession) {
    return sessions.withSession(session ->
        session
            .createNativeQuery(VIEWS, Long.class)
            .setParameter("accession", accession)
            .getSingleResult());
  }

  /** Of all public studies. */
  Uni<UsageObject> ofAll() {
    return sessions
        .withSession(session -> months(session.createNativeQuery(OF_ALL, Object[].class)))
        .map(months -> UsageObject.of(null, months));
  }

  private static Uni<List<UsageMonth>> months(Mutiny.SelectionQuery<Object[]> query) {
    return query.getResultList().map(rows -> rows.stream().map(UsageMonth::of).toList());
  }
}
