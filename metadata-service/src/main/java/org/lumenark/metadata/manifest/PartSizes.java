package org.lumenark.metadata.manifest;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** How many files the parts of a manifest have, once its blocks are written. */
final class PartSizes {

  private static final String COUNT =
      """
      update frozen_part p set files = (
        select coalesce(sum(b.files), 0) from frozen_block b
         where b.manifest = p.manifest and b.part = p.part)
       where p.manifest = :id
      """;

  private static final String DROP_EMPTY =
      "delete from frozen_part where manifest = :id and files = 0";

  private PartSizes() {}

  /** Counts them and writes the counts to the parts. */
  static Uni<Integer> count(Mutiny.Session session, String id) {
    return update(session, COUNT, id);
  }

  /** Removes the parts whose count is none. */
  static Uni<Integer> dropEmpty(Mutiny.Session session, String id) {
    return update(session, DROP_EMPTY, id);
  }

  private static Uni<Integer> update(Mutiny.Session session, String statement, String id) {
    return session.createNativeQuery(statement).setParameter("id", id).executeUpdate();
  }
}
