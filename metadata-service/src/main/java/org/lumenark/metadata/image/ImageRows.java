package org.lumenark.metadata.image;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.lumenark.contracts.event.EventJson;
import org.lumenark.contracts.event.ImageFacts;
import org.lumenark.contracts.event.ImageState;
import org.lumenark.contracts.event.Reason;
import org.lumenark.contracts.event.Representation;
import org.lumenark.contracts.id.Accession;
import org.lumenark.metadata.annotation.ImageKeys;
import org.lumenark.metadata.annotation.ImageMatches;
import org.lumenark.metadata.annotation.NamedImage;

/** Writes images. What ingest told last of an image stays, in whatever order it arrives. */
@ApplicationScoped
public class ImageRows {

  private static final String UPSERT =
      """
      insert into image (id, accession, version, number, path, series, name, state,
        reason_code, reason_message, reason_place, facts,
        fileset, conversion, group_path, container_bytes, thumbnail, plate, told_by)
      values (:id, :accession, :version, :number, :path, :series, :name, :state,
        nullif(:reasonCode, ''), nullif(:reasonMessage, ''), nullif(:reasonPlace, ''), :facts,
        cast(nullif(:fileset, '') as uuid), cast(nullif(:conversion, '') as uuid), :groupPath,
        :bytes, nullif(:thumbnail, ''), nullif(:plate, ''), :toldBy)
      on conflict (id) do update set
        number = excluded.number, path = excluded.path,
        series = excluded.series, name = excluded.name, state = excluded.state,
        reason_code = excluded.reason_code, reason_message = excluded.reason_message,
        reason_place = excluded.reason_place, facts = excluded.facts,
        fileset = excluded.fileset, conversion = excluded.conversion,
        group_path = excluded.group_path, container_bytes = excluded.container_bytes,
        thumbnail = excluded.thumbnail, plate = excluded.plate,
        told_by = excluded.told_by, announce = true
      where image.accession = excluded.accession and excluded.told_by > image.told_by
      """;

  private static final String IN_VERSION =
      """
      insert into image_version (accession, version, number, image)
      values (:accession, :version, :number, :image) on conflict do nothing
      """;
  private static final String FIRST_VERSION =
      "update image set version = :version, announce = true"
          + " where id = :image and accession = :accession and version > :version";
  private static final String IN_PLATE =
      """
      insert into plate (accession, version, fileset, number)
      values (:accession, :version, :fileset, :number)
      on conflict (accession, version, fileset) do update set number = excluded.number
       where plate.number > excluded.number
      """;
  private static final String LINK_FILES =
      """
      insert into image_file (accession, version, ordinal, image)
      select :accession, :version, cast(o as bigint), :image
        from unnest(string_to_array(:ordinals, ',')) as o
      on conflict do nothing
      """;

  /** What ingest told of an image. */
  public record Told(
      Accession accession,
      int version,
      ImageFacts facts,
      ImageState state,
      Optional<Reason> reason,
      Optional<Representation> representation,
      long keyVersion) {}

  private final ImageMatches matches;

  ImageRows(ImageMatches matches) {
    this.matches = matches;
  }

  public Uni<Void> put(Mutiny.Session session, Told told) {
    return upsert(session, told)
        .chain(() ->
            ofVersion(session, told, IN_VERSION)
                .setParameter("number", told.facts().number())
                .executeUpdate())
        .chain(() -> ofVersion(session, told, FIRST_VERSION).executeUpdate())
        .chain(() -> inPlate(session, told))
        .chain(() -> linkFiles(session, told))
        .chain(() -> matches.find(session, sought(told)));
  }

  private static ImageMatches.Told sought(Told told) {
    return new ImageMatches.Told(
        told.accession().value(),
        told.version(),
        new NamedImage(
            told.facts().id(),
            told.facts().path(),
            told.facts().name(),
            told.representation().map(Representation::group).orElse(""),
            told.representation().map(Representation::fileset),
            told.facts().plate()));
  }

  private static Mutiny.Query<?> ofVersion(Mutiny.Session session, Told told, String sql) {
    return session
        .createNativeQuery(sql)
        .setParameter("accession", told.accession().value())
        .setParameter("version", told.version())
        .setParameter("image", told.facts().id());
  }

  private static Uni<Integer> upsert(Mutiny.Session session, Told told) {
    ImageFacts facts = told.facts();
    Optional<Representation> made = told.representation();
    return session
        .createNativeQuery(UPSERT)
        .setParameter("id", facts.id())
        .setParameter("accession", told.accession().value())
        .setParameter("version", told.version())
        .setParameter("number", facts.number())
        .setParameter("path", facts.path())
        .setParameter("series", facts.series())
        .setParameter("name", facts.name())
        .setParameter("state", told.state().value())
        .setParameter("reasonCode", told.reason().map(Reason::code).orElse(""))
        .setParameter("reasonMessage", told.reason().map(Reason::message).orElse(""))
        .setParameter("reasonPlace", told.reason().flatMap(Reason::place).orElse(""))
        .setParameter("facts", json(facts))
        .setParameter("fileset", made.map(Representation::fileset).map(UUID::toString).orElse(""))
        .setParameter(
            "conversion", made.map(Representation::conversion).map(UUID::toString).orElse(""))
        .setParameter("groupPath", made.map(Representation::group).orElse(""))
        .setParameter("bytes", made.map(Representation::bytes).orElse(0L))
        .setParameter("thumbnail", made.flatMap(Representation::thumbnail).orElse(""))
        .setParameter("plate", facts.plate().orElse(""))
        .setParameter("toldBy", told.keyVersion())
        .executeUpdate();
  }

  private static Uni<Void> inPlate(Mutiny.Session session, Told told) {
    Optional<UUID> plate =
        told.representation()
            .filter(made -> ImageKeys.wellOfGroup(made.group()).isPresent())
            .map(Representation::fileset);
    return plate.isEmpty()
        ? Uni.createFrom().voidItem()
        : session
            .createNativeQuery(IN_PLATE)
            .setParameter("accession", told.accession().value())
            .setParameter("version", told.version())
            .setParameter("fileset", plate.get())
            .setParameter("number", told.facts().number())
            .executeUpdate()
            .replaceWithVoid();
  }

  private static Uni<Void> linkFiles(Mutiny.Session session, Told told) {
    List<Long> files = told.facts().files();
    if (files.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return session
        .createNativeQuery(LINK_FILES)
        .setParameter("accession", told.accession().value())
        .setParameter("version", told.version())
        .setParameter("image", told.facts().id())
        .setParameter(
            "ordinals", files.stream().map(String::valueOf).collect(Collectors.joining(",")))
        .executeUpdate()
        .replaceWithVoid();
  }

  private static String json(ImageFacts facts) {
    try {
      return EventJson.mapper().writeValueAsString(facts);
    } catch (IOException impossible) {
      throw new UncheckedIOException("facts of an image", impossible);
    }
  }
}
