package org.lumenark.metadata.manifest;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.lumenark.metadata.file.AttributeFilter;
import org.lumenark.metadata.study.StudyAccess;
import org.lumenark.metadata.study.StudySight;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;

/**
 * Makes manifests. All that decides what one holds happens in one transaction; its files are
 * written by the database and pass through no memory here.
 */
@ApplicationScoped
class Freezing {

  /** Most studies that a filter over the whole archive may find. */
  private static final int MOST_FOUND = 10_000;

  private static final int MOST_NAMED_PATHS = 10;

  private static final String LOCK =
      "select cast(pg_advisory_xact_lock(hashtext('lumenark.manifest'), hashtext(:creator)) as"
          + " text)";

  private static final String RECENT =
      """
      select count(*) from frozen_manifest
       where creator = :creator and created_at > now() - interval '1 day'
      """;

  private static final String CREATE =
      """
      insert into frozen_manifest (id, title, creator, due_at)
      values (:id, :title, :creator, now() + cast(:lease as int) * interval '1 second')
      on conflict (id) do nothing
      """;

  private static final String PARTS =
      """
      insert into frozen_part (manifest, part, accession, version, chosen)
      select :id, c.part, c.accession, c.version, c.chosen
        from jsonb_to_recordset(cast(cast(:parts as text) as jsonb))
          as c(part int, accession text, version int, chosen text)
      """;

  /** The bits of each study version: all, those that meet all filters, or those of the paths. */
  private static final String BLOCKS =
      """
      insert into frozen_block (manifest, part, block, places, first, files)
      with chosen as materialized (
        select * from jsonb_to_recordset(cast(cast(:parts as text) as jsonb))
          as c(part int, accession text, version int, files bigint, keys text[], paths text[])),
      found as (
        select c.part, b.block,
            cast(repeat('1', n.files) || repeat('0', 512 - n.files) as bit(512)) as places
          from chosen c
          cross join lateral generate_series(0, cast((c.files - 1) / 512 as int)) as b(block)
          cross join lateral (
            select cast(least(512, c.files - cast(b.block as bigint) * 512) as int) as files) n
         where cardinality(c.keys) = 0 and cardinality(c.paths) = 0
        union all
        select c.part, a.block, bit_and(a.places)
          from chosen c
          cross join lateral unnest(c.keys) as k(key)
          join file_attribute a on a.accession = c.accession and a.version = c.version
            and a.key = decode(k.key, 'hex')
         group by c.part, a.block, cardinality(c.keys)
        having count(*) = cardinality(c.keys)
        union all
        select c.part, cast(f.ordinal / 512 as int),
            bit_or(set_bit(cast('0' as bit(512)), cast(f.ordinal % 512 as int), 1))
          from chosen c
          cross join lateral unnest(c.paths) as q(path)
          join file f on f.accession = c.accession and f.version = c.version
            and f.path_key = substring(sha256(convert_to(q.path, 'UTF8')) from 1 for 16)
            and f.path = q.path
         group by 1, 2)
      select :id, part, block, places,
          cast(sum(bit_count(places)) over (order by part, block) - bit_count(places) as bigint),
          cast(bit_count(places) as int)
        from found where places <> cast('0' as bit(512))
      """;

  private static final String COUNT_PARTS =
      """
      update frozen_part p set files = (
        select coalesce(sum(b.files), 0) from frozen_block b
         where b.manifest = p.manifest and b.part = p.part)
       where p.manifest = :id
      """;

  private static final String DROP_EMPTY_PARTS =
      "delete from frozen_part where manifest = :id and files = 0";

  private static final String COUNT =
      """
      update frozen_manifest m set
          due_at = case when c.files <= cast(:atOnce as bigint) then m.due_at else now() end,
          files = c.files
        from (select cast(coalesce(sum(files), 0) as bigint) as files from frozen_part
               where manifest = :id) c
       where m.id = :id
      """;

  private static final String EVERYWHERE =
      """
      select s.accession, s.version, v.files from study s
        join study_version v on v.accession = s.accession and v.version = s.version
       where s.visibility = 'public' and exists (
         select from file_attribute a where a.accession = s.accession and a.version = s.version
           and a.key = decode(:key, 'hex'))
       order by s.accession limit :most
      """;

  private static final String UNKNOWN_PATHS =
      """
      select q.path from unnest(string_to_array(:paths, chr(10))) as q(path)
       where not exists (
         select from file f where f.accession = :accession and f.version = :version
           and f.path_key = substring(sha256(convert_to(q.path, 'UTF8')) from 1 for 16)
           and f.path = q.path)
       limit :most
      """;

  private final Mutiny.SessionFactory sessions;
  private final StudyAccess access;
  private final Manifests manifests;
  private final Freezer freezer;
  private final ManifestConfig config;

  Freezing(
      Mutiny.SessionFactory sessions,
      StudyAccess access,
      Manifests manifests,
      Freezer freezer,
      ManifestConfig config) {
    this.sessions = sessions;
    this.access = access;
    this.manifests = manifests;
    this.freezer = freezer;
    this.config = config;
  }

  /**
   * A manifest and whether this request made it.
   *
   * @param created false if the same one was there
   */
  record Made(ManifestRow manifest, boolean created) {}

  /**
   * @throws ProblemException by the Uni: {@code validation.failed} with findings, or {@code
   *     manifest.quota}
   */
  Uni<Made> freeze(FreezeRequest request, Caller caller) {
    String creator =
        caller.subject().orElseThrow(() -> new ProblemException(ProblemType.NOT_AUTHENTICATED));
    return sessions
        .withTransaction(session ->
            parts(session, request, caller).chain(parts -> make(session, request, parts, creator)))
        .chain(made ->
            made.created() && made.manifest().files() <= config.atOnce()
                ? freezer.freeze(made.manifest().id()).chain(() -> again(made))
                : Uni.createFrom().item(made));
  }

  private Uni<Made> again(Made made) {
    return sessions
        .withSession(session -> manifests.row(session, made.manifest().id()))
        .map(row -> new Made(row, true));
  }

  private Uni<Made> make(
      Mutiny.Session session, FreezeRequest request, List<Part> parts, String creator) {
    String id = ManifestId.of(request.title(), parts);
    return session
        .createNativeQuery(LOCK, String.class)
        .setParameter("creator", creator)
        .getSingleResult()
        .chain(() -> manifests.find(session, id))
        .chain(found ->
            found.isPresent()
                ? Uni.createFrom().item(new Made(found.get(), false))
                : within(session, creator)
                    .chain(() -> create(session, id, request.title(), creator))
                    .chain(created ->
                        created
                            ? fill(session, id, request, parts)
                            : manifests.row(session, id).map(row -> new Made(row, false))));
  }

  private Uni<Void> within(Mutiny.Session session, String creator) {
    return session
        .createNativeQuery(RECENT, Long.class)
        .setParameter("creator", creator)
        .getSingleResult()
        .invoke(recent -> {
          if (recent >= config.perDay()) {
            throw new ProblemException(
                ProblemType.TOO_MANY,
                "manifest.quota",
                "You have frozen " + recent + " manifests within a day, which is the most.",
                List.of());
          }
        })
        .replaceWithVoid();
  }

  private Uni<Boolean> create(Mutiny.Session session, String id, String title, String creator) {
    return session
        .createNativeQuery(CREATE)
        .setParameter("id", id)
        .setParameter("title", title)
        .setParameter("creator", creator)
        .setParameter("lease", (int) config.lease().toSeconds())
        .executeUpdate()
        .map(rows -> rows == 1);
  }

  private Uni<Made> fill(
      Mutiny.Session session, String id, FreezeRequest request, List<Part> parts) {
    String json = Part.json(parts);
    return write(session, PARTS, id, json)
        .chain(() -> write(session, BLOCKS, id, json))
        .chain(() -> session.createNativeQuery(COUNT_PARTS).setParameter("id", id).executeUpdate())
        .chain(() ->
            session
                .createNativeQuery(COUNT)
                .setParameter("id", id)
                .setParameter("atOnce", config.atOnce())
                .executeUpdate())
        .chain(() -> manifests.parts(session, id, parts.size()))
        .chain(rows -> check(session, request, parts, rows))
        .chain(() ->
            session.createNativeQuery(DROP_EMPTY_PARTS).setParameter("id", id).executeUpdate())
        .chain(() -> manifests.row(session, id))
        .map(row -> new Made(row, true));
  }

  private static Uni<Integer> write(
      Mutiny.Session session, String statement, String id, String parts) {
    return session
        .createNativeQuery(statement)
        .setParameter("id", id)
        .setParameter("parts", parts)
        .executeUpdate();
  }

  /** What a request names has to be there; what a filter over the archive finds may be any. */
  private Uni<Void> check(
      Mutiny.Session session, FreezeRequest request, List<Part> parts, List<PartRow> rows) {
    FreezeRequest.Findings findings = new FreezeRequest.Findings();
    long files = rows.stream().mapToLong(PartRow::files).sum();
    if (files > config.mostFiles()) {
      throw findings
          .add(
              "manifest.too-large",
              "",
              "These are %,d files; a manifest has at most %,d."
                  .formatted(files, config.mostFiles()),
              "Freeze several manifests.")
          .problem();
    }
    Uni<Void> done = Uni.createFrom().voidItem();
    for (int i = 0; i < rows.size() && !request.studies().isEmpty(); i++) {
      Part part = parts.get(i);
      long found = rows.get(i).files();
      if (found < part.paths().size()) {
        String pointer = pointer(request, part) + "/paths";
        done = done.chain(() -> unknownPaths(session, part, pointer, findings));
      } else if (found == 0) {
        findings.add(
            "manifest.empty",
            pointer(request, part) + "/filter",
            "No file of " + part.accession() + " is chosen.",
            "Names and values are compared exactly as the file list has them.");
      }
    }
    return done.invoke(() -> {
      if (files == 0 && findings.isEmpty()) {
        findings.add(
            "manifest.empty", "/filter", "No public file meets this.", "Ask for the files first.");
      }
      if (!findings.isEmpty()) {
        throw findings.problem();
      }
    });
  }

  private static String pointer(FreezeRequest request, Part part) {
    return request.studies().stream()
        .filter(study -> study.asked().accession().equals(part.accession()))
        .map(FreezeRequest.Study::pointer)
        .findFirst()
        .orElse("");
  }

  private static Uni<Void> unknownPaths(
      Mutiny.Session session, Part part, String pointer, FreezeRequest.Findings findings) {
    return session
        .createNativeQuery(UNKNOWN_PATHS, String.class)
        .setParameter("accession", part.accession())
        .setParameter("version", part.version())
        .setParameter("paths", String.join("\n", part.paths()))
        .setParameter("most", MOST_NAMED_PATHS)
        .getResultList()
        .invoke(unknown ->
            unknown.forEach(path ->
                findings.add(
                    "manifest.path-unknown",
                    pointer,
                    part.accession() + " has no file " + path + ".",
                    "Paths are compared exactly, also by case.")))
        .replaceWithVoid();
  }

  private Uni<List<Part>> parts(Mutiny.Session session, FreezeRequest request, Caller caller) {
    return request.studies().isEmpty()
        ? everywhere(session, request.everywhere())
        : named(session, request.studies(), caller);
  }

  private static Uni<List<Part>> everywhere(Mutiny.Session session, List<AttributeFilter> filters) {
    return session
        .createNativeQuery(EVERYWHERE, Object[].class)
        .setParameter("key", filters.getFirst().key())
        .setParameter("most", MOST_FOUND + 1)
        .getResultList()
        .map(rows -> {
          if (rows.size() > MOST_FOUND) {
            throw new FreezeRequest.Findings()
                .add(
                    "manifest.too-large",
                    "/filter",
                    "More than " + MOST_FOUND + " studies have such files.",
                    "Name the studies that you mean.")
                .problem();
          }
          return rows.stream()
              .map(row ->
                  new Part(
                      (String) row[0],
                      ((Number) row[1]).intValue(),
                      ((Number) row[2]).longValue(),
                      filters,
                      List.of()))
              .toList();
        });
  }

  private Uni<List<Part>> named(
      Mutiny.Session session, List<FreezeRequest.Study> studies, Caller caller) {
    FreezeRequest.Findings findings = new FreezeRequest.Findings();
    return Multi.createFrom()
        .iterable(studies)
        .onItem()
        .transformToUniAndConcatenate(study ->
            access.sight(session, study.asked(), caller).map(sight -> part(study, sight, findings)))
        .collect()
        .asList()
        .map(found -> {
          if (!findings.isEmpty()) {
            throw findings.problem();
          }
          List<Part> parts = new ArrayList<>();
          found.forEach(part -> part.ifPresent(parts::add));
          parts.sort(Comparator.comparing(Part::accession));
          return List.copyOf(parts);
        });
  }

  private static Optional<Part> part(
      FreezeRequest.Study study, StudySight sight, FreezeRequest.Findings findings) {
    String pointer = study.pointer() + "/accession";
    return switch (sight) {
      case StudySight.Unknown unknown -> {
        findings.add(
            "study.unknown",
            pointer,
            "There is no such study or version.",
            "Look for a typing error.");
        yield Optional.empty();
      }
      case StudySight.Gone gone -> {
        findings.add(
            "study.withdrawn", pointer, "The study was withdrawn.", "Leave it out of the list.");
        yield Optional.empty();
      }
      case StudySight.Visible visible when !visible.isOpen() -> {
        findings.add(
            "study.not-public",
            pointer,
            "The study is not public, and a manifest is read by everyone.",
            "Release the study first.");
        yield Optional.empty();
      }
      case StudySight.Visible visible ->
          Optional.of(
              new Part(
                  visible.study().accession(),
                  visible.version().number(),
                  visible.version().totals().count(),
                  study.filters(),
                  study.paths()));
    };
  }
}
