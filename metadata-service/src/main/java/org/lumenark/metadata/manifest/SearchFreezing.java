package org.lumenark.metadata.manifest;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.lumenark.metadata.find.FileQuery;
import org.lumenark.metadata.find.Patience;
import org.lumenark.metadata.find.PublicBlocks;
import org.lumenark.platform.problem.ProblemException;

/**
 * Makes manifests of what a search finds at this moment. One statement finds the files, names the
 * manifest by them and writes it, so that nothing can change between; its files pass through no
 * memory here.
 */
@ApplicationScoped
class SearchFreezing {

  /** Most studies that a search may find files of. */
  private static final int MOST_STUDIES = 10_000;

  private static final Duration TIME = Duration.ofSeconds(20);

  /** What is meant for sure is not asked for where the index tells it. */
  private static final String NONE =
      "select cast(null as text) as accession, 0 as version, 0 as block,"
          + " cast('0' as bit(512)) as places where false";

  /** Digests of blocks are those of each study, so that no text grows with the archive. */
  private static final String FREEZE =
      """
      with found as materialized (%s),
      part as materialized (
        select accession, version, min(chosen) as chosen,
            cast(row_number() over (order by accession) - 1 as int) as part,
            cast(sum(bit_count(places)) as bigint) as files,
            encode(sha256(string_agg(int4send(block) || bit_send(places), cast('' as bytea)
              order by block)), 'hex') as digest
          from found group by accession, version),
      sure as materialized (
        select accession, version,
            encode(sha256(string_agg(int4send(block) || bit_send(places), cast('' as bytea)
              order by block)), 'hex') as digest
          from (%s) l
         where not cast(:exact as boolean)
         group by accession, version),
      named as materialized (
        select substring(encode(sha256(convert_to(cast(:seed as text) || coalesce(string_agg(
              concat_ws(' ', p.accession, p.version, p.digest, s.digest) || chr(10), ''
              order by p.accession), ''), 'UTF8')), 'hex') from 1 for 32) as id,
            count(*) as studies, cast(coalesce(sum(p.files), 0) as bigint) as files
          from part p
          left join sure s on s.accession = p.accession and s.version = p.version),
      recent as materialized (
        select count(*) as made from frozen_manifest
         where creator = :creator and created_at > now() - interval '1 day'),
      made as (
        insert into frozen_manifest (id, title, creator, due_at, files, asked, settled)
        select n.id, cast(:title as text), cast(:creator as text),
            case when n.files <= cast(:atOnce as bigint)
              then now() + cast(:lease as int) * interval '1 second' else now() end,
            n.files, cast(:asked as text), cast(:exact as boolean)
          from named n cross join recent r
         where n.files between 1 and cast(:mostFiles as bigint)
           and n.studies <= cast(:mostStudies as int) and r.made < cast(:perDay as int)
        on conflict (id) do nothing
        returning id),
      parts as (
        insert into frozen_part (manifest, part, accession, version, chosen, files)
        select m.id, p.part, p.accession, p.version, p.chosen, p.files
          from part p cross join made m),
      blocks as (
        insert into frozen_block (manifest, part, block, places, first, files)
        select m.id, p.part, f.block, f.places,
            cast(sum(bit_count(f.places)) over (order by p.part, f.block)
              - bit_count(f.places) as bigint),
            cast(bit_count(f.places) as int)
          from found f join part p on p.accession = f.accession cross join made m
         where cast(:exact as boolean)),
      candidates as (
        insert into frozen_candidate (manifest, part, block, places)
        select m.id, p.part, f.block, f.places
          from found f join part p on p.accession = f.accession cross join made m
         where not cast(:exact as boolean))
      select n.id, n.files, n.studies, r.made, exists (select from made)
        from named n cross join recent r
      """;

  private final Manifests manifests;
  private final ManifestConfig config;

  SearchFreezing(Manifests manifests, ManifestConfig config) {
    this.manifests = manifests;
    this.config = config;
  }

  /** What the statement tells of the manifest that it made, or did not. */
  private record Named(String id, long files, long studies, long recent, boolean made) {

    static Named of(Object[] row) {
      return new Named(
          (String) row[0],
          ((Number) row[1]).longValue(),
          ((Number) row[2]).longValue(),
          ((Number) row[3]).longValue(),
          (Boolean) row[4]);
    }
  }

  /**
   * What a search found.
   *
   * @param found files that may be meant
   * @param sure those of them that are meant for sure, if the two may differ
   * @param seed what names the manifest beside its files
   */
  record Sought(Chosen found, Optional<PublicBlocks> sure, String seed) {

    /**
     * @param parts the studies that are searched; all that are public if there is none
     */
    static Sought files(FreezeRequest request, FileQuery query, List<Part> parts) {
      return new Sought(
          Chosen.found(query, request.everywhere(), parts),
          query.isExact() ? Optional.empty() : Optional.of(query.surelyMeant(request.everywhere())),
          ManifestId.seed(request, query, parts));
    }

    /**
     * @param keys of the studies or images that it found
     */
    static Sought things(FreezeRequest request, ThingSearch things, List<String> keys) {
      return new Sought(
          Chosen.whole(things.kind(), keys),
          Optional.empty(),
          ManifestId.seed(request.title(), things));
    }
  }

  /**
   * @throws ProblemException by the Uni: {@code validation.failed}, {@code query.syntax} if the
   *     search takes too long, or {@code manifest.quota}
   */
  Uni<Freezing.Made> freeze(
      Mutiny.Session session, FreezeRequest request, Sought sought, String creator) {
    return Patience.within(session, TIME)
        .chain(() -> statement(session, request, sought, creator).getSingleResult())
        .onFailure(Patience::isOver)
        .transform(failure -> Patience.over())
        .map(Named::of)
        .chain(named ->
            named.made()
                ? manifests.row(session, named.id()).map(row -> new Freezing.Made(row, true))
                : manifests
                    .find(session, named.id())
                    .map(found ->
                        found
                            .map(row -> new Freezing.Made(row, false))
                            .orElseThrow(() -> refused(named))));
  }

  private Mutiny.SelectionQuery<Object[]> statement(
      Mutiny.Session session, FreezeRequest request, Sought sought, String creator) {
    String sure = sought.sure().map(PublicBlocks::sql).orElse(NONE);
    Mutiny.SelectionQuery<Object[]> statement =
        session
            .createNativeQuery(FREEZE.formatted(sought.found().sql(), sure), Object[].class)
            .setParameter("seed", sought.seed())
            .setParameter("exact", sought.sure().isEmpty())
            .setParameter("title", request.title())
            .setParameter("creator", creator)
            .setParameter("asked", request.asked().orElseThrow())
            .setParameter("lease", (int) config.lease().toSeconds())
            .setParameter("atOnce", config.atOnce())
            .setParameter("mostFiles", config.mostFiles())
            .setParameter("mostStudies", MOST_STUDIES)
            .setParameter("perDay", config.perDay());
    sought.sure().ifPresent(blocks -> blocks.parameters().forEach(statement::setParameter));
    return sought.found().bind(statement);
  }

  private ProblemException refused(Named named) {
    if (named.files() == 0) {
      return nothingFound();
    }
    if (named.files() > config.mostFiles()) {
      return tooLarge(
          "The search finds %,d files; a manifest has at most %,d."
              .formatted(named.files(), config.mostFiles()));
    }
    if (named.studies() > MOST_STUDIES) {
      return tooLarge("The search finds files of more than " + MOST_STUDIES + " studies.");
    }
    return Freezing.quota(named.recent());
  }

  static ProblemException nothingFound() {
    return new FreezeRequest.Findings()
        .add("manifest.empty", "/q", "The search finds no public file.", "Search first.")
        .problem();
  }

  private static ProblemException tooLarge(String message) {
    return new FreezeRequest.Findings()
        .add("manifest.too-large", "/q", message, "Freeze several manifests, or narrow the search.")
        .problem();
  }
}
