package org.lumenark.metadata.manifest;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads the files of frozen manifests, of which memory holds a page at a time. */
@ApplicationScoped
public class ManifestFiles {

  private static final int PAGE = 2_000;

  /** The limits keep the planner from reading whole tables: a page looks up each of its files. */
  private static final String FILES =
      """
      with x as materialized (
        select b.part, cast(b.block as bigint) * 512 + i as line,
            b.first + row_number() over (partition by b.part, b.block order by i) - 1 as number
          from frozen_block b cross join generate_series(0, 511) i
         where b.manifest = :manifest and b.first > cast(:from as bigint) - 512
           and b.first < cast(:until as bigint) and get_bit(b.places, i) = 1)
      select x.number, p.accession, p.version, x.line, f.path, f.size, f.sha256, f.crc32, f.object,
          f.place, r.format, s.visibility = 'public', s.version = p.version
        from x
        join frozen_part p on p.manifest = :manifest and p.part = x.part
        join study s on s.accession = p.accession
        cross join lateral (
          select path, size, encode(sha256, 'hex') as sha256, encode(crc32, 'hex') as crc32, object,
              "offset" as place
            from file
           where accession = p.accession and version = p.version and ordinal = x.line limit 1) f
        left join lateral (
          select format from file_result
           where accession = p.accession and version = p.version and ordinal = x.line limit 1) r
          on true
       where x.number >= cast(:from as bigint) and x.number < cast(:until as bigint)
       order by x.number
      """;

  private final Mutiny.SessionFactory sessions;

  ManifestFiles(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  /**
   * Files in their order, those that are gone too.
   *
   * @param from number of the first one
   * @param until number of the first one that is not wanted any more
   */
  public Uni<List<ManifestFile>> range(
      Mutiny.Session session, String manifest, long from, long until) {
    return session
        .createNativeQuery(FILES, Object[].class)
        .setParameter("manifest", manifest)
        .setParameter("from", from)
        .setParameter("until", until)
        .getResultList()
        .map(rows -> rows.stream().map(ManifestFile::of).toList());
  }

  /**
   * All files in pages, each read when it is asked for.
   *
   * @param files of the whole manifest
   */
  public Multi<List<ManifestFile>> all(String manifest, long files) {
    if (files == 0) {
      return Multi.createFrom().empty();
    }
    return Multi.createBy()
        .repeating()
        .uni(
            AtomicLong::new,
            next ->
                sessions
                    .withSession(session -> range(session, manifest, next.get(), next.get() + PAGE))
                    .invoke(() -> next.addAndGet(PAGE)))
        .whilst(page -> page.getLast().number() + 1 < files);
  }
}
