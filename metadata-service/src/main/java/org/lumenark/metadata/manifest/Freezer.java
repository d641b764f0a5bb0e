package org.lumenark.metadata.manifest;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.lumenark.contracts.manifest.ManifestEntry;
import org.lumenark.contracts.manifest.MerkleTree;

/**
 * Gives manifests their sums and their Merkle root, once what they hold is settled; whoever does it
 * again, also at the same time, ends with the same.
 */
@ApplicationScoped
class Freezer {

  private static final Logger LOG = Logger.getLogger(Freezer.class);

  private static final String CLAIM =
      """
      with claimed as (
        update frozen_manifest set due_at = now() + cast(:lease as int) * interval '1 second'
         where id = (
           select id from frozen_manifest where frozen_at is null and due_at <= now()
            order by due_at limit 1 for update skip locked)
        returning id)
      select id from claimed
      """;

  /**
   * The sums of {@code ArchiveLayout}, version 1. Worked out before they are joined with what they
   * are for, as the planner knows nothing yet of rows that were just written.
   */
  private static final String BLOCKS =
      """
      with s as materialized (
        select k.part, k.block, f.bytes, f.entries, f.listed
          from frozen_block k
          join frozen_part p on p.manifest = k.manifest and p.part = k.part
          cross join lateral (
            select cast(sum(size) as bigint) as bytes,
                cast(sum(50 + octet_length(accession) + 1 + octet_length(path) + size) as bigint)
                  as entries,
                cast(sum(74 + octet_length(accession) + 1 + octet_length(path)) as bigint) as listed
              from file
             where accession = p.accession and version = p.version
               and ordinal >= cast(k.block as bigint) * 512
               and ordinal < (cast(k.block as bigint) + 1) * 512
               and get_bit(k.places, cast(ordinal % 512 as int)) = 1) f
         where k.manifest = :id)
      update frozen_block b set bytes = s.bytes, entry_bytes = s.entries, listed_bytes = s.listed
        from s
       where b.manifest = :id and b.part = s.part and b.block = s.block
      """;

  private static final String PARTS =
      """
      update frozen_part p set bytes = s.bytes
        from (select part, cast(sum(bytes) as bigint) as bytes from frozen_block
               where manifest = :id group by part) s
       where p.manifest = :id and p.part = s.part
      """;

  private static final String FINISH =
      """
      update frozen_manifest m set root = :root, contents = :contents, frozen_at = now(),
          bytes = (select cast(coalesce(sum(p.bytes), 0) as bigint) from frozen_part p where p.manifest = m.id)
       where m.id = :id and m.frozen_at is null
      """;

  private final Mutiny.SessionFactory sessions;
  private final Looking looking;
  private final ManifestFiles files;
  private final ManifestConfig config;

  Freezer(
      Mutiny.SessionFactory sessions, Looking looking, ManifestFiles files, ManifestConfig config) {
    this.sessions = sessions;
    this.looking = looking;
    this.files = files;
    this.config = config;
  }

  /** Freezes what nobody else freezes, one after the other, also what a crash left behind. */
  @Scheduled(
      every = "${lumenark.metadata.manifest.interval:1s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return claim()
        .chain(claimed -> claimed.isEmpty() ? Uni.createFrom().voidItem() : freeze(claimed.get()))
        .onFailure()
        .recoverWithUni(failure -> {
          LOG.warnf(failure, "a manifest is frozen later");
          return Uni.createFrom().voidItem();
        });
  }

  private Uni<Optional<String>> claim() {
    return sessions.withTransaction(session ->
        session
            .createNativeQuery(CLAIM, String.class)
            .setParameter("lease", (int) config.lease().toSeconds())
            .getResultList()
            .map(ids -> ids.stream().findFirst()));
  }

  /** Freezes this one, whoever has claimed it. */
  Uni<Void> freeze(String id) {
    return looking
        .settle(id)
        .chain(() ->
            sessions.withTransaction(
                session -> update(session, BLOCKS, id).chain(() -> update(session, PARTS, id))))
        .chain(() ->
            sessions.withSession(session ->
                session
                    .createNativeQuery(
                        "select files from frozen_manifest where id = :id", Long.class)
                    .setParameter("id", id)
                    .getSingleResult()))
        .chain(count -> digests(id, count))
        .chain(digests ->
            sessions.withTransaction(session ->
                session
                    .createNativeQuery(FINISH)
                    .setParameter("id", id)
                    .setParameter("root", digests.root().root())
                    .setParameter("contents", digests.contents().value())
                    .executeUpdate()))
        .replaceWithVoid();
  }

  private static Uni<Integer> update(Mutiny.Session session, String statement, String id) {
    return session.createNativeQuery(statement).setParameter("id", id).executeUpdate();
  }

  /** What all files are digested into, in their order. */
  private record Digests(MerkleTree root, BundleChecksum contents) {

    /** Lines as those of a study's manifest, of paths that begin with the accession. */
    void add(List<ManifestFile> page) {
      page.forEach(file -> {
        root.add(ManifestEntry.line(file.place(), file.size(), file.sha256()));
        contents.add(file.sha256());
      });
    }
  }

  private Uni<Digests> digests(String id, long count) {
    Digests digests = new Digests(new MerkleTree(), new BundleChecksum());
    return files.all(id, count).onItem().invoke(digests::add).collect().last().replaceWith(digests);
  }
}
