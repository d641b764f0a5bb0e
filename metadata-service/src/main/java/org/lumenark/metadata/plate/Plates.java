package org.lumenark.metadata.plate;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.lumenark.metadata.annotation.AnnotationObject;
import org.lumenark.metadata.annotation.ImageAnnotations;
import org.lumenark.metadata.annotation.ImageKeys;
import org.lumenark.metadata.annotation.PeopleColumns;
import org.lumenark.metadata.image.ImageRow;
import org.lumenark.metadata.image.Images;
import org.lumenark.metadata.image.WellPlace;
import org.lumenark.metadata.paging.Cursor;
import org.lumenark.metadata.paging.Page;
import org.lumenark.metadata.study.AskedPage;
import org.lumenark.metadata.study.PublicUrls;
import org.lumenark.metadata.study.StudyAccess;
import org.lumenark.metadata.study.StudySight;
import org.lumenark.metadata.study.VersionRow;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;

/** Reads plates, for whoever may see the images in their wells. */
@ApplicationScoped
class Plates {

  /** Of one plate: 1,536 wells with 13 fields each. */
  private static final int MOST_IMAGES = 20_000;

  private static final String PAGE =
      """
      select cast(p.fileset as text), p.number, c.name, c.path, c.last, c.wells, c.images
        from plate p cross join lateral (
          select max(i.plate) as name, min(i.path) as path, max(i.path) as last,
              count(distinct split_part(i.group_path, '/', 1) || '/' || split_part(i.group_path, '/', 2)) as wells,
              count(*) as images
            from image i join image_version o
              on o.image = i.id and o.accession = p.accession and o.version = p.version
           where i.fileset = p.fileset) c
       where p.accession = :accession and p.version = :version and c.images > 0
         and (p.number > :number or (p.number = :number and p.fileset > :id))
       order by p.number, p.fileset
       limit :most
      """;
  private static final String FIRST =
      "from ImageRow where fileset = ?1 and groupPath is not null order by number, id";
  private static final String IMAGES =
      """
      select cast(i.id as text), i.accession || '-I' || i.number, i.name, i.group_path, i.state,
          i.thumbnail is not null, i.plate, i.path
        from image i join image_version o on o.image = i.id
       where i.fileset = :fileset and o.accession = :accession and o.version = :version
       order by o.number, i.id
       limit :most
      """;

  private final Mutiny.SessionFactory sessions;
  private final StudyAccess access;
  private final Images images;
  private final ImageAnnotations annotations;
  private final PublicUrls urls;

  Plates(
      Mutiny.SessionFactory sessions,
      StudyAccess access,
      Images images,
      ImageAnnotations annotations,
      PublicUrls urls) {
    this.sessions = sessions;
    this.access = access;
    this.images = images;
    this.annotations = annotations;
    this.urls = urls;
  }

  Uni<Page<PlateBrief>> page(AskedPage asked, Caller caller) {
    return sessions.withSession(session ->
        access
            .visible(session, asked.version(), caller)
            .chain(sight -> page(session, sight, asked.after(), asked.limit())));
  }

  private Uni<Page<PlateBrief>> page(
      Mutiny.Session session, StudySight.Visible sight, Optional<Cursor> cursor, int limit) {
    VersionRow.Key version = sight.version().key();
    return session
        .createNativeQuery(PAGE, Object[].class)
        .setParameter("accession", version.accession())
        .setParameter("version", version.version())
        .setParameter("number", cursor.map(after -> after.number(1)).orElse(0L))
        .setParameter("id", cursor.map(Plates::id).orElse(new UUID(0, 0)))
        .setParameter("most", limit + 1)
        .getResultList()
        .map(rows -> {
          List<Object[]> shown = rows.subList(0, Math.min(limit, rows.size()));
          return new Page<>(
              shown.stream().map(row -> brief(row, urls.asSeenIn(sight))).toList(),
              rows.size() > limit ? next(version, shown.getLast()) : null,
              null);
        });
  }

  private static PlateBrief brief(Object[] row, PublicUrls urls) {
    UUID id = UUID.fromString((String) row[0]);
    String path = (String) row[3];
    return new PlateBrief(
        id,
        PlateName.of((String) row[2], path, (String) row[4]),
        path,
        ((Number) row[5]).intValue(),
        ((Number) row[6]).intValue(),
        urls.container(id),
        urls.plate(id));
  }

  private static String next(VersionRow.Key version, Object[] last) {
    return Cursor.after(version.version(), last[1], last[0]).toString();
  }

  private static UUID id(Cursor cursor) {
    try {
      return UUID.fromString(cursor.part(2));
    } catch (IllegalArgumentException noId) {
      throw Cursor.invalid();
    }
  }

  /**
   * @throws ProblemException by the Uni: {@code not-found}, also of what is no plate, or {@code
   *     study.withdrawn}
   */
  Uni<PlateObject> one(UUID id, Caller caller) {
    return sessions.withSession(session ->
        first(session, id)
            .chain(image ->
                images
                    .visible(session, image, caller)
                    .chain(sight ->
                        images
                            .version(session, image, sight.study())
                            .chain(version -> one(session, sight, version, image)))));
  }

  private static Uni<ImageRow> first(Mutiny.Session session, UUID plate) {
    return session
        .createQuery(FIRST, ImageRow.class)
        .setParameter(1, plate)
        .setMaxResults(1)
        .getResultList()
        .map(rows -> {
          if (rows.isEmpty()) {
            throw new ProblemException(ProblemType.NOT_FOUND);
          }
          return rows.getFirst();
        });
  }

  private Uni<PlateObject> one(
      Mutiny.Session session, StudySight.Visible sight, int version, ImageRow first) {
    UUID id = first.fileset().orElseThrow();
    return session
        .createNativeQuery(IMAGES, Object[].class)
        .setParameter("fileset", id)
        .setParameter("accession", first.accession())
        .setParameter("version", version)
        .setParameter("most", MOST_IMAGES)
        .getResultList()
        .chain(rows ->
            annotations
                .values(
                    session,
                    first.accession(),
                    version,
                    rows.stream().map(row -> UUID.fromString((String) row[0])).toList())
                .map(values -> object(sight, version, first, rows, values)));
  }

  private PlateObject object(
      StudySight.Visible sight,
      int version,
      ImageRow first,
      List<Object[]> rows,
      Map<UUID, List<AnnotationObject>> values) {
    PublicUrls seen = urls.asSeenIn(sight);
    Wells wells = new Wells();
    for (Object[] row : rows) {
      PlateObject.FieldObject image = field(row, seen);
      List<AnnotationObject> its = values.getOrDefault(image.id(), List.of());
      ImageKeys.wellOfGroup((String) row[3])
          .ifPresent(well ->
              wells.add(well, image, sight.review().isEmpty() ? its : PeopleColumns.hidden(its)));
    }
    if (wells.areNone()) {
      throw new ProblemException(ProblemType.NOT_FOUND);
    }
    UUID id = first.fileset().orElseThrow();
    List<String> paths = rows.stream().map(row -> (String) row[7]).sorted().toList();
    return new PlateObject(
        id,
        first.accession(),
        version,
        PlateName.of((String) rows.getFirst()[6], paths.getFirst(), paths.getLast()),
        paths.getFirst(),
        wells.rows(),
        wells.columns(),
        seen.container(id),
        wells.objects());
  }

  private static PlateObject.FieldObject field(Object[] row, PublicUrls urls) {
    UUID id = UUID.fromString((String) row[0]);
    return new PlateObject.FieldObject(
        id,
        (String) row[1],
        (String) row[2],
        WellPlace.field((String) row[3]).orElse(null),
        (String) row[4],
        Boolean.TRUE.equals(row[5]) ? urls.thumbnail(id) : null);
  }
}
