package org.lumenark.metadata.annotation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/** Looks for the rows of images that come after the tables of their version. */
@ApplicationScoped
public class ImageMatches {

  private static final String LOADED =
      """
      select exists (select from annotation_table
        where accession = :accession and version = :version and loaded_at is not null)
      """;
  private static final String MATCH = MatchStatement.sql(":keys", ":accession", ":version");

  /** An image of a version as ingest told of it. */
  public record Told(String accession, int version, NamedImage image) {}

  /** The study is locked. */
  public Uni<Void> find(Mutiny.Session session, Told told) {
    return session
        .createNativeQuery(LOADED, Boolean.class)
        .setParameter("accession", told.accession())
        .setParameter("version", told.version())
        .getSingleResult()
        .chain(loaded -> loaded ? match(session, told) : Uni.createFrom().voidItem());
  }

  private static Uni<Void> match(Mutiny.Session session, Told told) {
    return session
        .createNativeQuery(MATCH)
        .setParameter("accession", told.accession())
        .setParameter("version", told.version())
        .setParameter("keys", new MatchStatement.Keys().add(told.image()).toString())
        .executeUpdate()
        .replaceWithVoid();
  }
}
