package org.lumenark.metadata.study;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Decides which version of a study is shown. A later one takes the place of the one before only
 * when it is whole: every file is in the catalogue with what ingest found of it, every image has
 * its final state, and no file is damaged. Follows from the rows alone, in whatever order they
 * came.
 */
@ApplicationScoped
public class ShownVersion {

  private static final String SHOWN =
      """
      select coalesce(
        (select max(v.version) from study_version v
          where v.accession = :accession and v.submitted_at is not null
            and v.loaded_at is not null and v.completed_at is not null
            and coalesce(v.completed_rejected, 0) <= (select count(*) from file_rejection r
              where r.accession = v.accession and r.version = v.version
                and r.ordinal >= 0 and r.restored)
            and not exists (select from load_task t
              where t.accession = v.accession and t.version = v.version and t.state = 'waiting')),
        (select min(v.version) from study_version v
          where v.accession = :accession and v.submitted_at is not null))
      """;

  /**
   * Lets the study say what the version says that is to be shown now.
   *
   * @param study locked, and more than a shell
   */
  public Uni<VersionRow> settle(Mutiny.Session session, StudyRow study) {
    return session
        .createNativeQuery(SHOWN, Integer.class)
        .setParameter("accession", study.accession())
        .getSingleResult()
        .chain(
            shown -> session.find(VersionRow.class, new VersionRow.Key(study.accession(), shown)))
        .invoke(study::settle);
  }
}
