package org.lumenark.metadata.manifest;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;

/** Reads what frozen manifests say of themselves. Anyone may: they hold public files only. */
@ApplicationScoped
public class Manifests {

  private static final String ONE =
      "select " + ManifestRow.COLUMNS + " from frozen_manifest where id = :id";

  private static final String PARTS =
      """
      select p.accession, p.version, p.chosen, p.files, p.bytes, s.visibility = 'public'
        from frozen_part p join study s on s.accession = p.accession
       where p.manifest = :id order by p.part limit :most
      """;

  private static final String GONE =
      """
      select count(*), coalesce(sum(p.files), 0), coalesce(sum(p.bytes), 0)
        from frozen_part p join study s on s.accession = p.accession
       where p.manifest = :id and s.visibility <> 'public'
      """;

  private static final String COUNT = "select count(*) from frozen_part where manifest = :id";

  /**
   * What cannot be had any more, as its studies were withdrawn.
   *
   * @param studies how many
   */
  public record Gone(long studies, long files, long bytes) {

    boolean isNothing() {
      return files == 0;
    }
  }

  /** The manifest, if there is one of this id. */
  public Uni<Optional<ManifestRow>> find(Mutiny.Session session, String id) {
    return session
        .createNativeQuery(ONE, Object[].class)
        .setParameter("id", id)
        .getResultList()
        .map(rows -> rows.stream().findFirst().map(ManifestRow::of));
  }

  /**
   * @throws ProblemException by the Uni: {@code not-found}
   */
  public Uni<ManifestRow> row(Mutiny.Session session, String id) {
    return find(session, ManifestId.checked(id))
        .map(found -> found.orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND)));
  }

  /**
   * @throws ProblemException by the Uni: {@code not-found}, or {@code manifest.freezing} while its
   *     root is not there yet
   */
  public Uni<ManifestRow> frozen(Mutiny.Session session, String id) {
    return row(session, id)
        .invoke(row -> {
          if (!row.isFrozen()) {
            throw new ProblemException(
                ProblemType.UNAVAILABLE,
                "manifest.freezing",
                "The manifest is being frozen. Ask for it again until its state is frozen.",
                List.of());
          }
        });
  }

  /** What it has of each study, in its order. */
  public Uni<List<PartRow>> parts(Mutiny.Session session, String id, int most) {
    return session
        .createNativeQuery(PARTS, Object[].class)
        .setParameter("id", id)
        .setParameter("most", most)
        .getResultList()
        .map(rows -> rows.stream().map(PartRow::of).toList());
  }

  /** How many studies it has files of. */
  public Uni<Long> studies(Mutiny.Session session, String id) {
    return session.createNativeQuery(COUNT, Long.class).setParameter("id", id).getSingleResult();
  }

  public Uni<Gone> gone(Mutiny.Session session, String id) {
    return session
        .createNativeQuery(GONE, Object[].class)
        .setParameter("id", id)
        .getSingleResult()
        .map(row ->
            new Gone(
                ((Number) row[0]).longValue(),
                ((Number) row[1]).longValue(),
                ((Number) row[2]).longValue()));
  }
}
