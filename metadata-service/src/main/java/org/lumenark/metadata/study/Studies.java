package org.lumenark.metadata.study;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.lumenark.metadata.annotation.StudyAnnotations;
import org.lumenark.metadata.file.FileComponents;
import org.lumenark.metadata.image.ImageBrief;
import org.lumenark.metadata.image.Images;
import org.lumenark.metadata.study.StudyObject.StudyProblem;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;

/** Reads one study. */
@ApplicationScoped
class Studies {

  private static final String DONE =
      """
      select count(*) from file_result r
       where r.accession = :accession and r.version = :version
         and (r.imaging <> 'pending' or r.rejected_code is not null
           or exists (select from image_file l
             where l.accession = r.accession and l.version = r.version and l.ordinal = r.ordinal))
      """;

  private static final String PROBLEMS =
      """
      (select path, code, message from file_rejection r
        where accession = :accession and version = :version and not restored
          and (ordinal >= 0 or not exists (select from study_version v
            where v.accession = r.accession and v.version = r.version
              and v.completed_at is not null))
        order by ordinal limit :most)
      union all
      (select i.path, coalesce(i.reason_code, 'image.failed'), coalesce(i.reason_message, '')
        from image_version o join image i on i.id = o.image
        where o.accession = :accession and o.version = :version and i.state = 'failed'
        order by o.number, o.image limit :most)
      limit :most
      """;

  /** A file that is counted as refused is damaged also before it is told which one it is. */
  private static final String DAMAGED =
      """
      select greatest(
        count(*) filter (where not restored), :rejected - count(*) filter (where restored))
        from file_rejection
       where accession = :accession and version = :version and ordinal >= 0
      """;

  private static final String VERSIONS =
      "from VersionRow where key.accession = ?1 and submittedAt is not null order by key.version";

  private final Mutiny.SessionFactory sessions;
  private final StudyAccess access;
  private final Images images;
  private final StudyAnnotations annotations;
  private final FileComponents components;
  private final PublicUrls urls;

  Studies(
      Mutiny.SessionFactory sessions,
      StudyAccess access,
      Images images,
      StudyAnnotations annotations,
      FileComponents components,
      PublicUrls urls) {
    this.sessions = sessions;
    this.access = access;
    this.images = images;
    this.annotations = annotations;
    this.components = components;
    this.urls = urls;
  }

  Uni<StudyObject> one(AskedVersion asked, Caller caller) {
    return sessions.withSession(session ->
        access
            .sight(session, asked, caller)
            .chain(sight ->
                switch (sight) {
                  case StudySight.Visible visible -> whole(session, visible);
                  case StudySight.Gone gone ->
                      Uni.createFrom()
                          .item(StudyObject.tombstone(gone.study(), urls.study(asked.accession())));
                  case StudySight.Unknown unknown ->
                      throw new ProblemException(ProblemType.NOT_FOUND);
                }));
  }

  private Uni<StudyObject> whole(Mutiny.Session session, StudySight.Visible sight) {
    VersionRow version = sight.version();
    PublicUrls seen = urls.asSeenIn(sight);
    String url = seen.study(sight.study().accession());
    return versions(session, sight)
        .chain(versions ->
            parts(session, version, seen, versions)
                .map(parts ->
                    StudyObject.whole(
                        sight, parts, sight.isShown() ? url : url + ".v" + version.number())));
  }

  /** Those that the caller may see, the first one first. */
  private static Uni<List<VersionObject>> versions(
      Mutiny.Session session, StudySight.Visible sight) {
    return session
        .createQuery(VERSIONS, VersionRow.class)
        .setParameter(1, sight.study().accession())
        .getResultList()
        .map(rows ->
            rows.stream()
                .filter(row -> sight.shows(row.number()))
                .map(row -> VersionObject.of(row, sight.study()))
                .toList());
  }

  /** One after the other, as a session does one thing at a time. */
  private Uni<StudyObject.Parts> parts(
      Mutiny.Session session, VersionRow version, PublicUrls seen, List<VersionObject> versions) {
    String accession = version.key().accession();
    return images
        .first(session, version.key(), StudyObject.MOST_IMAGES)
        .map(rows -> rows.stream().map(row -> ImageBrief.of(row, seen)).toList())
        .chain(first ->
            Uni.combine()
                .all()
                .unis(
                    imageCount(session, version, first),
                    problems(session, version),
                    done(session, version),
                    damaged(session, version),
                    annotations.count(session, accession, version.number()),
                    components.counts(session, accession, version.number()))
                .usingConcurrencyOf(1)
                .with((count, problems, done, damaged, rows, counts) ->
                    new StudyObject.Parts(
                        versions, first, count, problems, done, damaged, rows, counts)));
  }

  private Uni<Long> imageCount(Mutiny.Session session, VersionRow version, List<ImageBrief> first) {
    return first.size() < StudyObject.MOST_IMAGES
        ? Uni.createFrom().item((long) first.size())
        : images.count(session, version.key());
  }

  private static Uni<List<StudyProblem>> problems(Mutiny.Session session, VersionRow version) {
    return session
        .createNativeQuery(PROBLEMS, Object[].class)
        .setParameter("accession", version.key().accession())
        .setParameter("version", version.number())
        .setParameter("most", StudyObject.MOST_PROBLEMS)
        .getResultList()
        .map(rows -> {
          List<StudyProblem> problems = new ArrayList<>(rows.size());
          for (Object[] row : rows) {
            problems.add(new StudyProblem((String) row[0], (String) row[1], (String) row[2]));
          }
          return problems;
        });
  }

  private static Uni<Long> done(Mutiny.Session session, VersionRow version) {
    if (version.isCompleted()) {
      return Uni.createFrom().item(0L);
    }
    return session
        .createNativeQuery(DONE, Long.class)
        .setParameter("accession", version.key().accession())
        .setParameter("version", version.number())
        .getSingleResult();
  }

  private static Uni<Long> damaged(Mutiny.Session session, VersionRow version) {
    if (!version.isCompleted()) {
      return Uni.createFrom().item(0L);
    }
    return session
        .createNativeQuery(DAMAGED, Long.class)
        .setParameter("accession", version.key().accession())
        .setParameter("version", version.number())
        .setParameter("rejected", version.rejected())
        .getSingleResult();
  }
}
