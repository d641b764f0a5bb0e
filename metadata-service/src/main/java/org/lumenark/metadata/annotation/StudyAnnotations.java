package org.lumenark.metadata.annotation;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.lumenark.annotation.Subjects;
import org.lumenark.contracts.event.CatalogueState.Annotated;
import org.lumenark.contracts.event.EventJson;

/** What the tables of a version are about, and how many of their rows found an image. */
@ApplicationScoped
public class StudyAnnotations {

  /**
   * Of each kind, in bytes: a study is announced whole, in one message. A gene of six letters takes
   * nine of them; images have all of theirs.
   */
  public static final int MOST_SUBJECT_BYTES = 110_000;

  private static final String COUNT =
      """
      select cast(sum(row_count) as bigint), cast(sum(matched) as bigint) from annotation_table
       where accession = :accession and version = :version and loaded_at is not null
      having count(*) > 0
      """;
  private static final String SUBJECTS =
      """
      select cast(subjects as text) from annotation_table
       where accession = :accession and version = :version and subjects is not null
       order by tab
      """;

  /**
   * Rows of all tables together.
   *
   * @param matched those that found an image
   */
  public record Count(long rows, long matched) {}

  /** Empty if the version has no tables, or they are not loaded yet. */
  public Uni<Optional<Count>> count(Mutiny.Session session, String accession, int version) {
    return session
        .createNativeQuery(COUNT, Object[].class)
        .setParameter("accession", accession)
        .setParameter("version", version)
        .getResultList()
        .map(rows ->
            rows.stream()
                .findFirst()
                .map(row ->
                    new Count(((Number) row[0]).longValue(), ((Number) row[1]).longValue())));
  }

  /** Empty if there is nothing that the study is found by. */
  public Uni<Optional<Annotated>> subjects(Mutiny.Session session, String accession, int version) {
    return session
        .createNativeQuery(SUBJECTS, String.class)
        .setParameter("accession", accession)
        .setParameter("version", version)
        .getResultList()
        .map(StudyAnnotations::union);
  }

  private static Optional<Annotated> union(List<String> tables) {
    Subjects.Union union = new Subjects.Union(MOST_SUBJECT_BYTES);
    for (String table : tables) {
      try {
        union.add(EventJson.mapper().readValue(table, Subjects.class));
      } catch (JsonProcessingException impossible) {
        throw new IllegalStateException("stored subjects are no JSON", impossible);
      }
    }
    Subjects all = union.subjects();
    return all.areNone() ? Optional.empty() : Optional.of(annotated(all));
  }

  static Annotated annotated(Subjects subjects) {
    return new Annotated(
        subjects.genes(),
        subjects.geneWords(),
        subjects.phenotypes(),
        subjects.phenotypeWords(),
        subjects.compounds(),
        subjects.compoundWords());
  }
}
