package org.lumenark.metadata.study;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
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
      (select path, coalesce(reason_code, 'image.failed'), coalesce(reason_message, '') from image
        where accession = :accession and version = :version and state = 'failed'
        order by number, id limit :most)
      limit :most
      """;

  private final Mutiny.SessionFactory sessions;
  private final StudyAccess access;
  private final Images images;
  private final PublicUrls urls;

  Studies(Mutiny.SessionFactory sessions, StudyAccess access, Images images, PublicUrls urls) {
    this.sessions = sessions;
    this.access = access;
    this.images = images;
    this.urls = urls;
  }

  Uni<StudyObject> one(String accession, Caller caller) {
    return sessions.withSession(session ->
        access
            .sight(session, accession, caller)
            .chain(sight ->
                switch (sight) {
                  case StudySight.Visible visible -> whole(session, visible);
                  case StudySight.Gone gone ->
                      Uni.createFrom()
                          .item(StudyObject.tombstone(gone.study(), urls.study(accession)));
                  case StudySight.Unknown unknown ->
                      throw new ProblemException(ProblemType.NOT_FOUND);
                }));
  }

  private Uni<StudyObject> whole(Mutiny.Session session, StudySight.Visible sight) {
    StudyRow study = sight.study();
    PublicUrls seen = urls.asSeenIn(sight);
    return session
        .find(VersionRow.class, new VersionRow.Key(study.accession(), study.version()))
        .chain(version ->
            parts(session, study, version, seen)
                .map(parts ->
                    StudyObject.whole(sight, version, parts, seen.study(study.accession()))));
  }

  private Uni<StudyObject.Parts> parts(
      Mutiny.Session session, StudyRow study, @Nullable VersionRow version, PublicUrls seen) {
    return images
        .first(session, study, StudyObject.MOST_IMAGES)
        .map(rows -> rows.stream().map(row -> ImageBrief.of(row, seen)).toList())
        .chain(briefs ->
            imageCount(session, study, briefs)
                .chain(count ->
                    problems(session, study)
                        .chain(problems ->
                            done(session, study, version)
                                .map(done ->
                                    new StudyObject.Parts(briefs, count, problems, done)))));
  }

  private Uni<Long> imageCount(Mutiny.Session session, StudyRow study, List<ImageBrief> first) {
    return first.size() < StudyObject.MOST_IMAGES
        ? Uni.createFrom().item((long) first.size())
        : images.count(session, study.accession(), study.version());
  }

  private static Uni<List<StudyProblem>> problems(Mutiny.Session session, StudyRow study) {
    return session
        .createNativeQuery(PROBLEMS, Object[].class)
        .setParameter("accession", study.accession())
        .setParameter("version", study.version())
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

  private static Uni<Long> done(
      Mutiny.Session session, StudyRow study, @Nullable VersionRow version) {
    if (version == null || version.isCompleted()) {
      return Uni.createFrom().item(0L);
    }
    return session
        .createNativeQuery(DONE, Long.class)
        .setParameter("accession", study.accession())
        .setParameter("version", study.version())
        .getSingleResult();
  }
}
