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
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.event.ImageFacts;
import org.lumenark.metadata.paging.Cursor;
import org.lumenark.metadata.paging.Page;
import org.lumenark.metadata.study.PublicUrls;
import org.lumenark.metadata.study.StudyAccess;
import org.lumenark.metadata.study.StudyRow;
import org.lumenark.metadata.study.StudySight;
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
      "from ImageRow where accession = ?1 and version = ?2"
          + " and (number > ?3 or (number = ?3 and id > ?4)) order by number, id";

  private static final String FILES =
      """
      select cast(i.image as text), f.path
        from unnest(string_to_array(:images, ',')) with ordinality as o(id, place)
        cross join lateral (
          select l.image, l.accession, l.version, l.ordinal from image_file l
           where l.image = cast(o.id as uuid) order by l.ordinal limit :most) i
        join file f on f.accession = i.accession and f.version = i.version
          and f.ordinal = i.ordinal
       order by o.place, i.ordinal
      """;

  private final Mutiny.SessionFactory sessions;
  private final StudyAccess access;
  private final PublicUrls urls;

  Images(Mutiny.SessionFactory sessions, StudyAccess access, PublicUrls urls) {
    this.sessions = sessions;
    this.access = access;
    this.urls = urls;
  }

  Uni<Page<ImageObject>> page(String accession, Optional<Cursor> cursor, int limit, Caller caller) {
    return sessions.withSession(session ->
        access
            .visible(session, accession, caller)
            .chain(sight -> page(session, sight, cursor, limit)));
  }

  Uni<ImageObject> one(UUID id, Caller caller) {
    return sessions.withSession(session ->
        row(session, id)
            .chain(row ->
                access
                    .visible(session, row.accession(), caller)
                    .chain(sight ->
                        paths(session, List.of(row), FILES_ALONE)
                            .map(paths -> object(row, paths, urls.asSeenIn(sight))))));
  }

  /** The image, whoever may see it. */
  public Uni<ImageRow> row(Mutiny.Session session, UUID id) {
    return session
        .find(ImageRow.class, id)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.NOT_FOUND));
  }

  /** The first images of a study, in the order of their numbers. */
  public Uni<List<ImageRow>> first(Mutiny.Session session, StudyRow study, int most) {
    return rows(session, study, 0, new UUID(0, 0), most);
  }

  public Uni<Long> count(Mutiny.Session session, String accession, int version) {
    return session
        .createQuery(
            "select count(*) from ImageRow where accession = ?1 and version = ?2", Long.class)
        .setParameter(1, accession)
        .setParameter(2, version)
        .getSingleResult();
  }

  private Uni<Page<ImageObject>> page(
      Mutiny.Session session, StudySight.Visible sight, Optional<Cursor> cursor, int limit) {
    StudyRow study = sight.study();
    PublicUrls seen = urls.asSeenIn(sight);
    long number = cursor.map(after -> after.number(0)).orElse(0L);
    UUID id = cursor.map(Images::id).orElse(new UUID(0, 0));
    return rows(session, study, number, id, limit + 1)
        .chain(rows -> {
          List<ImageRow> shown = rows.subList(0, Math.min(limit, rows.size()));
          return paths(session, shown, FILES_IN_LIST)
              .chain(paths ->
                  count(session, study.accession(), study.version())
                      .map(total ->
                          new Page<>(
                              shown.stream().map(row -> object(row, paths, seen)).toList(),
                              rows.size() > limit ? next(shown) : null,
                              total)));
        });
  }

  private static Uni<List<ImageRow>> rows(
      Mutiny.Session session, StudyRow study, long number, UUID id, int most) {
    return session
        .createQuery(PAGE, ImageRow.class)
        .setParameter(1, study.accession())
        .setParameter(2, study.version())
        .setParameter(3, number)
        .setParameter(4, id)
        .setMaxResults(most)
        .getResultList();
  }

  private static Uni<Map<String, List<String>>> paths(
      Mutiny.Session session, List<ImageRow> rows, int most) {
    if (rows.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return session
        .createNativeQuery(FILES, Object[].class)
        .setParameter(
            "images",
            rows.stream().map(row -> row.id().toString()).collect(Collectors.joining(",")))
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

  private static ImageObject object(
      ImageRow row, Map<String, List<String>> paths, PublicUrls urls) {
    ImageFacts facts = row.facts();
    return new ImageObject(
        row.id(),
        row.accession() + "-I" + row.number(),
        row.accession(),
        row.version(),
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
        paths.getOrDefault(row.id().toString(), List.of()),
        facts.files().size(),
        row.fileset().orElse(null),
        row.conversion().orElse(null),
        row.conversion().map(made -> urls.zarr(row.id())).orElse(null),
        row.thumbnail().map(made -> urls.thumbnail(row.id())).orElse(null));
  }

  private static @Nullable String next(List<ImageRow> shown) {
    ImageRow last = shown.getLast();
    return Cursor.after(last.number(), last.id()).toString();
  }

  private static UUID id(Cursor cursor) {
    try {
      return UUID.fromString(cursor.part(1));
    } catch (IllegalArgumentException noId) {
      throw Cursor.invalid();
    }
  }
}
