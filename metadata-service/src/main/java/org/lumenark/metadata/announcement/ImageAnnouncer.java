package org.lumenark.metadata.announcement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;
import org.lumenark.contracts.event.CatalogueState.Annotated;
import org.lumenark.contracts.event.CatalogueState.ImageCatalogued;
import org.lumenark.contracts.event.EventEnvelope;
import org.lumenark.contracts.event.ImageFacts;
import org.lumenark.contracts.event.Topics;
import org.lumenark.contracts.event.Visibility;
import org.lumenark.contracts.id.Accession;
import org.lumenark.contracts.id.TimeOrderedId;
import org.lumenark.metadata.annotation.ImageAnnotations;
import org.lumenark.metadata.file.FileComponents;
import org.lumenark.metadata.image.ImageRow;
import org.lumenark.metadata.study.StudyDocument;
import org.lumenark.metadata.study.StudyRow;

/**
 * Tells the whole state of images, at most a page in one transaction: those that changed, and all
 * images of a study whose metadata, visibility or shown version changed. Images of other versions
 * than the shown one are not found: nothing is told of them, or that they are gone.
 */
@ApplicationScoped
class ImageAnnouncer {

  /** Most images of one transaction. */
  static final int PAGE = 1_000;

  private static final String CHANGED =
      "from ImageRow where accession = ?1 and announce order by id";
  private static final String ALL_AFTER =
      "from ImageRow where accession = ?1 and id > ?2 order by id";
  private static final String SHOWN =
      "select cast(image as text) from image_version"
          + " where accession = :accession and version = :version"
          + " and image in (select cast(i as uuid) from unnest(string_to_array(:images, ',')) i)";
  private static final String SETTLED = "update ImageRow set announce = false where id in ?1";
  private static final String ANNOUNCED =
      "update ImageRow set revision = revision + 1, announce = false where id in ?1";

  private final Mutiny.SessionFactory sessions;
  private final ReactiveOutbox outbox;
  private final ImageAnnotations annotations;
  private final FileComponents components;

  ImageAnnouncer(
      Mutiny.SessionFactory sessions,
      ReactiveOutbox outbox,
      ImageAnnotations annotations,
      FileComponents components) {
    this.sessions = sessions;
    this.outbox = outbox;
    this.annotations = annotations;
    this.components = components;
  }

  /**
   * Announces a page of a study's images.
   *
   * @return whether there may be more
   */
  Uni<Boolean> announcePage(String accession) {
    return sessions.withTransaction(session ->
        session
            .find(StudyRow.class, accession, LockMode.PESSIMISTIC_WRITE)
            .chain(study ->
                study == null || !study.isSubmitted()
                    ? Uni.createFrom().item(false)
                    : announcePage(session, study)));
  }

  private Uni<Boolean> announcePage(Mutiny.Session session, StudyRow study) {
    Optional<UUID> after = study.imagesAfter();
    Mutiny.SelectionQuery<ImageRow> query =
        session
            .createQuery(after.isPresent() ? ALL_AFTER : CHANGED, ImageRow.class)
            .setParameter(1, study.accession())
            .setMaxResults(PAGE);
    after.ifPresent(last -> query.setParameter(2, last));
    return query
        .getResultList()
        .chain(images -> {
          boolean more = images.size() == PAGE;
          if (after.isPresent()) {
            study.announcedImages(more ? images.getLast().id() : null);
          }
          return append(session, study, images).replaceWith(more || after.isPresent());
        });
  }

  private Uni<Void> append(Mutiny.Session session, StudyRow study, List<ImageRow> images) {
    if (images.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return shown(session, study, images)
        .chain(shown ->
            annotations
                .subjects(session, study.accession(), study.version(), shown)
                .chain(subjects ->
                    components
                        .ofImages(session, study.version(), shown)
                        .chain(its ->
                            append(session, study, images, new Shown(shown, subjects, its)))));
  }

  /** Images of the shown version, and what each of them is found by there. */
  private record Shown(
      Set<UUID> images, Map<UUID, Annotated> subjects, Map<UUID, List<String>> components) {

    boolean contains(ImageRow image) {
      return images.contains(image.id());
    }

    Optional<Annotated> subjects(ImageRow image) {
      return Optional.ofNullable(subjects.get(image.id()));
    }
  }

  /** A study as its images tell of it: what those of the same components share is read once. */
  private static final class Described {

    private final StudyDocument document;
    private final Map<List<String>, List<String>> organisms = new HashMap<>();
    private final Map<List<String>, List<String>> imagingMethods = new HashMap<>();

    Described(StudyDocument document) {
      this.document = document;
    }

    List<String> organisms(List<String> components) {
      return organisms.computeIfAbsent(components, document::organisms);
    }

    List<String> imagingMethods(List<String> components) {
      return imagingMethods.computeIfAbsent(components, document::imagingMethods);
    }
  }

  private static Uni<Set<UUID>> shown(
      Mutiny.Session session, StudyRow study, List<ImageRow> images) {
    return session
        .createNativeQuery(SHOWN, String.class)
        .setParameter("accession", study.accession())
        .setParameter("version", study.version())
        .setParameter(
            "images",
            images.stream().map(image -> image.id().toString()).collect(Collectors.joining(",")))
        .getResultList()
        .map(ids -> ids.stream().map(UUID::fromString).collect(Collectors.toSet()));
  }

  private Uni<Void> append(
      Mutiny.Session session, StudyRow study, List<ImageRow> images, Shown shown) {
    Described described = new Described(study.document());
    List<ImageRow> told =
        images.stream().filter(image -> shown.contains(image) || mayBeKnown(study, image)).toList();
    return outbox
        .append(
            session, told.stream().map(image -> outgoing(study, described, image, shown)).toList())
        .chain(() -> update(session, ANNOUNCED, told))
        .chain(() -> update(session, SETTLED, images));
  }

  /** What is not shown yet and was never told of, nobody has to forget. */
  private static boolean mayBeKnown(StudyRow study, ImageRow image) {
    return image.version() <= study.version() || image.revision() > 0;
  }

  private static Uni<Void> update(Mutiny.Session session, String change, List<ImageRow> images) {
    return images.isEmpty()
        ? Uni.createFrom().voidItem()
        : session
            .createMutationQuery(change)
            .setParameter(1, images.stream().map(ImageRow::id).toList())
            .executeUpdate()
            .replaceWithVoid();
  }

  private static ReactiveOutbox.Outgoing outgoing(
      StudyRow study, Described described, ImageRow image, Shown shown) {
    long revision = image.revision() + 1;
    return new ReactiveOutbox.Outgoing(
        Topics.CATALOGUE,
        new EventEnvelope<>(
            TimeOrderedId.next(),
            EventSource.NAME,
            Instant.now(),
            image.id().toString(),
            revision,
            study.visibility() == Visibility.WITHDRAWN || !shown.contains(image)
                ? withdrawn(study, image, revision)
                : state(study, described, image, shown, revision)));
  }

  private static ImageCatalogued state(
      StudyRow study, Described described, ImageRow image, Shown shown, long revision) {
    Optional<List<String>> components = Optional.ofNullable(shown.components().get(image.id()));
    List<String> in = components.orElse(List.of());
    return new ImageCatalogued(
        new Accession(study.accession()),
        study.version(),
        revision,
        study.visibility(),
        image.facts(),
        image.state(),
        study.title(),
        described.organisms(in),
        described.imagingMethods(in),
        described.document.licence(),
        Optional.of(study.collection()),
        study.releaseDate(),
        study.readers(),
        shown.subjects(image),
        components);
  }

  private static ImageCatalogued withdrawn(StudyRow study, ImageRow image, long revision) {
    ImageFacts facts = image.facts();
    return new ImageCatalogued(
        new Accession(study.accession()),
        image.version(),
        revision,
        Visibility.WITHDRAWN,
        new ImageFacts(
            facts.id(),
            facts.number(),
            "",
            facts.series(),
            "",
            facts.format(),
            facts.role(),
            "",
            List.of(),
            Optional.empty(),
            Map.of(),
            List.of(),
            0,
            Optional.empty(),
            List.of(),
            Optional.empty()),
        image.state(),
        study.accession(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        study.releaseDate(),
        study.readers(),
        Optional.empty(),
        Optional.empty());
  }
}
