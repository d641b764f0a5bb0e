package org.lumenark.metadata.annotation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.lumenark.annotation.AnnotationColumns;
import org.lumenark.annotation.Subjects;
import org.lumenark.contracts.event.CatalogueState.Annotated;

/** What the rows of a version say of its images. */
@ApplicationScoped
public class ImageAnnotations {

  /** Of each kind, in bytes: an image is announced whole, in one message. */
  private static final int MOST_SUBJECT_BYTES = 20_000;

  private static final String ROWS =
      """
      select cast(a.image as text), a.tab, r.cells
        from image_annotation a
        join annotation_row r on r.accession = a.accession and r.version = a.version
          and r.tab = a.tab and r.number = a.number
       where a.accession = :accession and a.version = :version
         and (a.plate is null or not r.disputed)
         and a.image in (select cast(i as uuid) from unnest(string_to_array(:images, ',')) i)
       order by a.image, a.tab, a.number
      """;

  /** A row that is about an image. */
  private record Row(AnnotationColumns columns, List<String> cells) {}

  /** Values of each image that has some, in the order of tables, rows and columns. */
  public Uni<Map<UUID, List<AnnotationObject>>> values(
      Mutiny.Session session, String accession, int version, Collection<UUID> images) {
    return each(
        session,
        accession,
        version,
        images,
        rows -> {
          List<AnnotationObject> values = new ArrayList<>();
          for (Row row : rows) {
            row.columns()
                .values(row.cells())
                .forEach(value -> values.add(AnnotationObject.of(value)));
          }
          return List.copyOf(values);
        });
  }

  /** What each image that has rows is found by. */
  public Uni<Map<UUID, Annotated>> subjects(
      Mutiny.Session session, String accession, int version, Collection<UUID> images) {
    return each(
        session,
        accession,
        version,
        images,
        rows -> {
          Subjects.Union union = new Subjects.Union(MOST_SUBJECT_BYTES);
          rows.forEach(row -> union.add(row.columns().subjects(row.cells())));
          return StudyAnnotations.annotated(union.subjects());
        });
  }

  private static <T> Uni<Map<UUID, T>> each(
      Mutiny.Session session,
      String accession,
      int version,
      Collection<UUID> images,
      Function<List<Row>, T> made) {
    return images.isEmpty()
        ? Uni.createFrom().item(Map.of())
        : Tables.of(session, accession, version)
            .chain(tables ->
                tables.isEmpty()
                    ? Uni.createFrom().item(Map.<UUID, T>of())
                    : rows(session, accession, version, images)
                        .map(found -> byImage(tables, found, made)));
  }

  private static Uni<List<Object[]>> rows(
      Mutiny.Session session, String accession, int version, Collection<UUID> images) {
    return session
        .createNativeQuery(ROWS, Object[].class)
        .setParameter("accession", accession)
        .setParameter("version", version)
        .setParameter(
            "images", images.stream().map(UUID::toString).collect(Collectors.joining(",")))
        .getResultList();
  }

  private static <T> Map<UUID, T> byImage(
      Tables tables, List<Object[]> found, Function<List<Row>, T> made) {
    Map<UUID, List<Row>> rows = new HashMap<>();
    for (Object[] row : found) {
      rows.computeIfAbsent(UUID.fromString((String) row[0]), image -> new ArrayList<>())
          .add(
              new Row(
                  tables.at(((Number) row[1]).intValue()).columns(),
                  StoredCells.split((String) row[2])));
    }
    Map<UUID, T> byImage = new HashMap<>();
    rows.forEach((image, its) -> byImage.put(image, made.apply(its)));
    return byImage;
  }
}
