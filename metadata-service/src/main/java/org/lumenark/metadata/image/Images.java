package org.lumenark.metadata.image;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.lumenark.contracts.event.ImageFacts;
import org.lumenark.metadata.annotation.AnnotationObject;
import org.lumenark.metadata.annotation.ImageAnnotations;
import org.lumenark.metadata.annotation.PeopleColumns;
import org.lumenark.metadata.file.FileComponents;
import org.lumenark.metadata.paging.Cursor;
import org.lumenark.metadata.paging.Page;
import org.lumenark.metadata.study.AnonymousDocument;
import org.lumenark.metadata.study.AskedPage;
import org.lumenark.metadata.study.AskedVersion;
import org.lumenark.metadata.study.PublicUrls;
import org.lumenark.metadata.study.StudyAccess;
import org.lumenark.metadata.study.StudyRow;
import org.lumenark.metadata.study.StudySight;
import org.lumenark.metadata.study.VersionRow;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;

/** Reads images. */
@ApplicationScoped
public class Images {

  /** Most file names of one image in a list; the image's own address has {@value #FILES_ALONE}. */
  private static final int FILES_IN_LIST = 20;

  private static final int FILES_ALONE = 1_000;

  private static final String PAGE =
      """
      select i from ImageVersionRow o join ImageRow i on i.id = o.key.image
       where o.key.accession = :accession and o.key.version = :version
         and (o.number > :number or (o.number = :number and o.key.image > :id))
       order by o.number, o.key.image
      """;
  private static final String COUNT =
      "select count(*) from image_version where accession = :accession and version = :version";

  private static final String VERSION =
      """
      select coalesce(max(version) filter (where version <= :shown), min(version))
        from image_version where accession = :accession and image = :image
      """;

  private static final String FILES =
      """
      select cast(i.image as text), f.path
        from unnest(string_to_array(:images, ',')) with ordinality as o(id, place)
        cross join lateral (
          select l.image, l.accession, l.version, l.ordinal from image_file l
           where l.image = cast(o.id as uuid) and l.version = :version
           order by l.ordinal limit :most) i
        join file f on f.accession = i.accession and f.version = i.version
          and f.ordinal = i.ordinal
       order by o.place, i.ordinal
      """;

  private final Mutiny.SessionFactory sessions;
  private final StudyAccess access;
  private final ImageAnnotations annotations;
  private final FileComponents components;
  private final PublicUrls urls;

  Images(
      Mutiny.SessionFactory sessions,
      StudyAccess access,
      ImageAnnotations annotations,
      FileComponents components,
      PublicUrls urls) {
    this.sessions = sessions;
    this.access = access;
    this.annotations = annotations;
    this.components = components;
    this.urls = urls;
  }

  Uni<Page<ImageObject>> page(AskedPage asked, Caller caller) {
    return sessions.withSession(session ->
        access
            .visible(session, asked.version(), caller)
            .chain(sight -> page(session, sight, asked.after(), asked.limit())));
  }

  Uni<ImageObject> one(UUID id, Caller caller) {
    return sessions.withSession(session ->
        row(session, id)
            .chain(row ->
                visible(session, row, caller)
                    .chain(sight ->
                        version(session, row, sight.study())
                            .chain(version ->
                                details(session, sight, version, List.of(row), FILES_ALONE)
                                    .map(details ->
                                        object(row, version, details, urls.asSeenIn(sight)))))));
  }

  /**
   * The study of an image, if the caller may see the image.
   *
   * @throws ProblemException by the Uni: {@code not-found} or {@code study.withdrawn}
   */
  public Uni<StudySight.Visible> visible(Mutiny.Session session, ImageRow image, Caller caller) {
    return access
        .visible(session, AskedVersion.shown(image.accession()), caller)
        .invoke(sight -> {
          if (!sight.shows(image.version())) {
            throw new ProblemException(ProblemType.NOT_FOUND);
          }
        });
  }

  /** The last version that shows an image; of one that is not shown yet its first. */
  public Uni<Integer> version(Mutiny.Session session, ImageRow image, StudyRow study) {
    return session
        .createNativeQuery(VERSION, Integer.class)
        .setParameter("accession", image.accession())
        .setParameter("image", image.id())
        .setParameter("shown", study.version())
        .getSingleResult();
  }

  /** The image, whoever may see it. */
  public Uni<ImageRow> row(Mutiny.Session session, UUID id) {
    return session
        .find(ImageRow.class, id)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.NOT_FOUND));
  }

  /** The first images of a version, in the order of their numbers. */
  public Uni<List<ImageRow>> first(Mutiny.Session session, VersionRow.Key version, int most) {
    return rows(session, version, 0, new UUID(0, 0), most);
  }

  public Uni<Long> count(Mutiny.Session session, VersionRow.Key version) {
    return session
        .createNativeQuery(COUNT, Long.class)
        .setParameter("accession", version.accession())
        .setParameter("version", version.version())
        .getSingleResult();
  }

  private Uni<Page<ImageObject>> page(
      Mutiny.Session session, StudySight.Visible sight, Optional<Cursor> cursor, int limit) {
    VersionRow.Key version = sight.version().key();
    PublicUrls seen = urls.asSeenIn(sight);
    long number = cursor.map(after -> after.number(1)).orElse(0L);
    UUID id = cursor.map(Images::id).orElse(new UUID(0, 0));
    return rows(session, version, number, id, limit + 1)
        .chain(rows -> {
          List<ImageRow> shown = rows.subList(0, Math.min(limit, rows.size()));
          return details(session, sight, version.version(), shown, FILES_IN_LIST)
              .chain(details ->
                  count(session, version)
                      .map(total ->
                          new Page<>(
                              shown.stream()
                                  .map(row -> object(row, version.version(), details, seen))
                                  .toList(),
                              rows.size() > limit ? next(version, shown) : null,
                              total)));
        });
  }

  private static Uni<List<ImageRow>> rows(
      Mutiny.Session session, VersionRow.Key version, long number, UUID id, int most) {
    return session
        .createQuery(PAGE, ImageRow.class)
        .setParameter("accession", version.accession())
        .setParameter("version", version.version())
        .setParameter("number", number)
        .setParameter("id", id)
        .setMaxResults(most)
        .getResultList();
  }

  /** Beside the row: by the ids of images. */
  private record Details(
      Map<String, List<String>> paths,
      Map<UUID, List<AnnotationObject>> annotations,
      Map<UUID, List<String>> components) {}

  private Uni<Details> details(
      Mutiny.Session session,
      StudySight.Visible sight,
      int version,
      List<ImageRow> rows,
      int mostFiles) {
    return paths(session, version, rows, mostFiles)
        .chain(paths ->
            annotations
                .values(
                    session,
                    sight.study().accession(),
                    version,
                    rows.stream().map(ImageRow::id).toList())
                .chain(values ->
                    components
                        .ofImages(session, version, rows.stream().map(ImageRow::id).toList())
                        .map(its -> new Details(paths, seen(sight, values), named(sight, its)))));
  }

  private static Map<UUID, List<String>> named(
      StudySight.Visible sight, Map<UUID, List<String>> components) {
    Map<UUID, List<String>> named = new HashMap<>(components);
    if (sight.review().isPresent()) {
      named.replaceAll((image, names) -> names.stream().map(AnonymousDocument::text).toList());
    }
    return named;
  }

  private static Map<UUID, List<AnnotationObject>> seen(
      StudySight.Visible sight, Map<UUID, List<AnnotationObject>> values) {
    if (sight.review().isEmpty()) {
      return values;
    }
    Map<UUID, List<AnnotationObject>> hidden = new HashMap<>();
    values.forEach((image, its) -> hidden.put(image, PeopleColumns.hidden(its)));
    return hidden;
  }

  private static Uni<Map<String, List<String>>> paths(
      Mutiny.Session session, int version, List<ImageRow> rows, int most) {
    if (rows.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return session
        .createNativeQuery(FILES, Object[].class)
        .setParameter(
            "images",
            rows.stream().map(row -> row.id().toString()).collect(Collectors.joining(",")))
        .setParameter("version", version)
        .setParameter("most", most)
        .getResultList()
        .map(found -> {
          Map<String, List<String>> paths = new HashMap<>();
          found.forEach(pair ->
              paths
                  .computeIfAbsent((String) pair[0], id -> new ArrayList<>())
                  .add((String) pair[1]));
          return paths;
        });
  }

  private static ImageObject object(ImageRow row, int version, Details details, PublicUrls urls) {
    ImageFacts facts = row.facts();
    return new ImageObject(
        row.id(),
        row.accession() + "-I" + row.number(),
        row.accession(),
        version,
        row.number(),
        row.path(),
        row.series(),
        row.name(),
        row.state().value(),
        row.reason().orElse(null),
        facts.format(),
        facts.role(),
        facts.axes(),
        facts.shape(),
        facts.dtype().orElse(null),
        facts.physicalSizes(),
        facts.channels(),
        facts.levels(),
        facts.pixelDigest().orElse(null),
        details.paths().getOrDefault(row.id().toString(), List.of()),
        facts.files().size(),
        row.fileset().orElse(null),
        row.conversion().orElse(null),
        row.conversion().map(made -> urls.zarr(row.id())).orElse(null),
        row.thumbnail().map(made -> urls.thumbnail(row.id())).orElse(null),
        WellPlace.of(row).orElse(null),
        details.components().get(row.id()),
        details.annotations().getOrDefault(row.id(), List.of()));
  }

  private static String next(VersionRow.Key version, List<ImageRow> shown) {
    ImageRow last = shown.getLast();
    return Cursor.after(version.version(), last.number(), last.id()).toString();
  }

  private static UUID id(Cursor cursor) {
    try {
      return UUID.fromString(cursor.part(2));
    } catch (IllegalArgumentException noId) {
      throw Cursor.invalid();
    }
  }
}
