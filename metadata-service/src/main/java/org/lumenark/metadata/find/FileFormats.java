package org.lumenark.metadata.find;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;
import org.lumenark.contracts.event.IngestEvent;
import org.lumenark.metadata.file.AttributeFilter;

/** Keeps the format that a single file is found by as the catalogue tells it. */
public final class FileFormats {

  private static final String FORMAT_KEY =
      "substring(sha256(convert_to(chr(31) || 'format' || chr(31) || r.format, 'UTF8'))"
          + " from 1 for 16)";

  private static final String LEAVE =
      """
      update file_attribute a set places = set_bit(a.places, :place, 0) from file_result r
       where r.accession = :accession and r.version = :version and r.ordinal = :ordinal
         and a.accession = r.accession and a.version = r.version and a.key = %s
         and a.block = :block
      """
          .formatted(FORMAT_KEY);

  private static final String FIND =
      """
      insert into file_attribute (accession, version, key, block, places)
      select r.accession, r.version, %s, :block, set_bit(cast('0' as bit(512)), :place, 1)
        from file_result r
       where r.accession = :accession and r.version = :version and r.ordinal = :ordinal
      on conflict (accession, version, key, block)
        do update set places = file_attribute.places | excluded.places
      """
          .formatted(FORMAT_KEY);

  private FileFormats() {}

  /** Before its row is written anew. */
  public static Uni<Void> leave(Mutiny.Session session, IngestEvent.FileRestored file) {
    return run(session, LEAVE, file);
  }

  /** By what its row says now. */
  public static Uni<Void> find(Mutiny.Session session, IngestEvent.FileRestored file) {
    return run(session, FIND, file);
  }

  private static Uni<Void> run(Mutiny.Session session, String sql, IngestEvent.FileRestored file) {
    return session
        .createNativeQuery(sql)
        .setParameter("accession", file.accession().value())
        .setParameter("version", file.version())
        .setParameter("ordinal", file.ordinal())
        .setParameter("block", Math.toIntExact(file.ordinal() / AttributeFilter.BLOCK))
        .setParameter("place", (int) (file.ordinal() % AttributeFilter.BLOCK))
        .executeUpdate()
        .replaceWithVoid();
  }
}
