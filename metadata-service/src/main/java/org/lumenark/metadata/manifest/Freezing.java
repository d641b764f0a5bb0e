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
      insert into frozen_manifest (id, title, creator, due_at, asked)
      values (:id, :title, :creator, now() + cast(:lease as int) * interval '1 second',
        nullif(cast(:asked as text), ''))
      on conflict (id) do nothing
      """;

  private static final String PARTS =
      """
      insert into frozen_part (manifest, part, accession, version, chosen)
      select :id, c.part, c.accession, c.version, c.chosen
        from jsonb_to_recordset(cast(cast(:parts as text) as jsonb))
          as c(part int, accession text, version int, chosen text)
      """;

  private static final String BLOCKS =
      """
      insert into frozen_block (manifest, part, block, places, first, files)
      select :id, p.part, f.block, f.places,
          cast(sum(bit_count(f.places)) over (order by p.part, f.block)
            - bit_count(f.places) as bigint),
          cast(bit_count(f.places) as int)
        from (%s) f join frozen_part p on p.manifest = :id and p.accession = f.accession
      """;

  private static final String COUNT =
      """
      update frozen_manifest m set
          due_at = case when c.files <= cast(:atOnce as bigint) then m.due_at else now() end,
          files = c.files
        from (select cast(coalesce(sum(files), 0) as bigint) as files from frozen_part
               where manifest = :id) c
       where m.id = :id
      """;

  private static final String DISCARD = "delete from frozen_manifest where id = :id and files = 0";

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
  private final SearchFreezing searches;
  private final FoundThings things;
  private final Freezer freezer;
  private final ManifestConfig config;

  Freezing(
      Mutiny.SessionFactory sessions,
      StudyAccess access,
      Manifests manifests,
      SearchFreezing searches,
      FoundThings things,
      Freezer freezer,
      ManifestConfig config) {
    this.sessions = sessions;
    this.access = access;
    this.manifests = manifests;
    this.searches = searches;
    this.things = things;
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
   * @throws ProblemException by the Uni: {@code validation.failed} with findings, {@code
   *     query.syntax} or {@code manifest.quota}
   */
  Uni<Made> freeze(FreezeRequest request, Caller caller) {
    String creator =
        caller.subject().orElseThrow(() -> new ProblemException(ProblemType.NOT_AUTHENTICATED));
    return sought(request)
        .chain(keys ->
            sessions.withTransaction(session ->
                parts(session, request, caller)
                    .chain(parts -> make(session, request, new Meant(parts, keys), creator))))
        .chain(made ->
            made.created() && made.manifest().files() <= config.atOnce()
                ? atOnce(made)
                : Uni.createFrom().item(made));
  }

  /** What a search for studies or images finds, asked before any transaction begins. */
  Uni<List<String>> sought(FreezeRequest request) {
    return request.things().map(things::of).orElseGet(() -> Uni.createFrom().item(List.of()));
  }

  /**
   * What a request means.
   *
   * @param keys of the studies or images that its search found
   */
  private record Meant(List<Part> parts, List<String> keys) {}

  private Uni<Made> atOnce(Made made) {
    return freezer
        .freeze(made.manifest().id())
        .chain(() -> again(made))
        .chain(frozen ->
            frozen.manifest().files() > 0
                ? Uni.createFrom().item(frozen)
                : discard(frozen.manifest().id())
                    .chain(() -> Uni.createFrom().failure(SearchFreezing.nothingFound())));
  }

  /** None of the files that might have been meant was. */
  private Uni<Integer> discard(String id) {
    return sessions.withTransaction(
        session -> session.createNativeQuery(DISCARD).setParameter("id", id).executeUpdate());
  }

  private Uni<Made> again(Made made) {
    return sessions
        .withSession(session -> manifests.row(session, made.manifest().id()))
        .map(row -> new Made(row, true));
  }

  private Uni<Made> make(
      Mutiny.Session session, FreezeRequest request, Meant meant, String creator) {
    return session
        .createNativeQuery(LOCK, String.class)
        .setParameter("creator", creator)
        .getSingleResult()
        .chain(() ->
            searched(request, meant)
                .map(sought -> searches.freeze(session, request, sought, creator))
                .orElseGet(() -> chosen(session, request, meant.parts(), creator)));
  }

  private static Optional<SearchFreezing.Sought> searched(FreezeRequest request, Meant meant) {
    return request
        .things()
        .map(search -> SearchFreezing.Sought.things(request, search, meant.keys()))
        .or(() ->
            request
                .query()
                .map(query -> SearchFreezing.Sought.files(request, query, meant.parts())));
  }

  /** Files that are named by study, filter or path. */
  private Uni<Made> chosen(
      Mutiny.Session session, FreezeRequest request, List<Part> parts, String creator) {
    String id = ManifestId.of(request.title(), parts);
    return manifests
        .find(session, id)
        .chain(found ->
            found.isPresent()
                ? Uni.createFrom().item(new Made(found.get(), false))
                : within(session, creator)
                    .chain(() -> create(session, id, request, creator))
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
            throw quota(recent);
          }
        })
        .replaceWithVoid();
  }

  static ProblemException quota(long recent) {
    return new ProblemException(
        ProblemType.TOO_MANY,
        "manifest.quota",
        "You have frozen " + recent + " manifests within a day, which is the most.",
        List.of());
  }

  private Uni<Boolean> create(
      Mutiny.Session session, String id, FreezeRequest request, String creator) {
    return session
        .createNativeQuery(CREATE)
        .setParameter("id", id)
        .setParameter("title", request.title())
        .setParameter("asked", request.asked().orElse(""))
        .setParameter("creator", creator)
        .setParameter("lease", (int) config.lease().toSeconds())
        .executeUpdate()
        .map(rows -> rows == 1);
  }

  private Uni<Made> fill(
      Mutiny.Session session, String id, FreezeRequest request, List<Part> parts) {
    Chosen chosen = Chosen.of(parts);
    return session
        .createNativeQuery(PARTS)
        .setParameter("id", id)
        .setParameter("parts", Part.json(parts))
        .executeUpdate()
        .chain(() -> blocks(session, id, chosen))
        .chain(() -> PartSizes.count(session, id))
        .chain(() ->
            session
                .createNativeQuery(COUNT)
                .setParameter("id", id)
                .setParameter("atOnce", config.atOnce())
                .executeUpdate())
        .chain(() -> manifests.parts(session, id, parts.size()))
        .chain(rows -> check(session, request, parts, rows))
        .chain(() -> PartSizes.dropEmpty(session, id))
        .chain(() -> manifests.row(session, id))
        .map(row -> new Made(row, true));
  }

  private static Uni<Integer> blocks(Mutiny.Session session, String id, Chosen chosen) {
    Mutiny.Query<?> statement =
        session.createNativeQuery(BLOCKS.formatted(chosen.sql())).setParameter("id", id);
    chosen.parameters().forEach(statement::setParameter);
    return statement.executeUpdate();
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

  /**
   * The studies that a request names, or those that its filters find; none if it is a search of
   * all.
   *
   * @throws ProblemException by the Uni: {@code validation.failed} with findings
   */
  Uni<List<Part>> parts(Mutiny.Session session, FreezeRequest request, Caller caller) {
    if (!request.studies().isEmpty()) {
      return named(session, request.studies(), caller);
    }
    return request.query().isPresent() || request.things().isPresent()
        ? Uni.createFrom().item(List.of())
        : everywhere(session, request.everywhere());
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
