package org.lumenark.metadata.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.lumenark.contracts.event.CorrectedValue;
import org.lumenark.contracts.event.ImageFacts;
import org.lumenark.metadata.file.FileComponents;
import org.lumenark.metadata.image.ImageRow;
import org.lumenark.metadata.image.Images;
import org.lumenark.metadata.study.AskedVersion;
import org.lumenark.metadata.study.StudyAccess;
import org.lumenark.metadata.study.StudySight;
import org.lumenark.metadata.study.VersionRow;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;

/** Tells of values where they come from, by what the catalogue has of them anyway. */
@ApplicationScoped
class Provenance {

  private static final String VERSIONS =
      "from VersionRow where key.accession = ?1 and submittedAt is not null"
          + " order by key.version desc";

  private static final String TABLES =
      """
      select distinct t.name from image_annotation a
        join annotation_table t on t.accession = a.accession and t.version = a.version
          and t.tab = a.tab
       where a.accession = :accession and a.version = :version and a.image = :image
       order by t.name
      """;

  private final Mutiny.SessionFactory sessions;
  private final StudyAccess access;
  private final Images images;
  private final FileComponents components;

  Provenance(
      Mutiny.SessionFactory sessions,
      StudyAccess access,
      Images images,
      FileComponents components) {
    this.sessions = sessions;
    this.access = access;
    this.images = images;
    this.components = components;
  }

  /** An answer and whether anyone may have it. */
  record Told(ProvenanceObject provenance, boolean open) {}

  Uni<Told> ofStudy(AskedVersion asked, Caller caller) {
    refuseReviewers(caller);
    return sessions.withSession(session ->
        access
            .visible(session, asked, caller)
            .chain(sight ->
                session
                    .createQuery(VERSIONS, VersionRow.class)
                    .setParameter(1, sight.study().accession())
                    .getResultList()
                    .map(versions -> told(sight, sight.version().number(), of(sight, versions)))));
  }

  Uni<Told> ofImage(UUID id, Caller caller) {
    refuseReviewers(caller);
    return sessions.withSession(session ->
        images
            .row(session, id)
            .chain(row ->
                images
                    .visible(session, row, caller)
                    .chain(sight ->
                        images
                            .version(session, row, sight.study())
                            .chain(version ->
                                of(session, row, version)
                                    .map(values -> told(sight, version, values))))));
  }

  /** What was corrected and who was first to say something are more than they may see. */
  private static void refuseReviewers(Caller caller) {
    if (caller.reviewer().isPresent()) {
      throw new ProblemException(ProblemType.NOT_FOUND);
    }
  }

  private static Told told(StudySight.Visible sight, int version, Map<String, ValueSource> values) {
    return new Told(
        new ProvenanceObject(sight.study().accession(), version, values), sight.isOpen(version));
  }

  /**
   * @param versions newest first
   */
  private static Map<String, ValueSource> of(StudySight.Visible sight, List<VersionRow> versions) {
    JsonNode document = sight.document().json();
    List<VersionRow> before =
        versions.stream()
            .filter(each -> each.number() < sight.version().number() && sight.shows(each.number()))
            .toList();
    Map<String, ValueSource> values = new TreeMap<>();
    document
        .properties()
        .forEach(member -> {
          VersionRow since = sight.version();
          for (VersionRow earlier : before) {
            if (!member.getValue().equals(earlier.document().json().get(member.getKey()))) {
              break;
            }
            since = earlier;
          }
          values.put(
              "/" + member.getKey().replace("~", "~0").replace("/", "~1"),
              ValueSource.submitted(since.number(), since.submittedAt()));
        });
    for (CorrectedValue each : sight.study().corrections()) {
      if (document.at(each.pointer()).equals(each.value())) {
        values.put(
            each.pointer(),
            ValueSource.corrected(each.correctedAt(), each.was(), each.directive()));
      }
    }
    return values;
  }

  private Uni<Map<String, ValueSource>> of(Mutiny.Session session, ImageRow row, int version) {
    Map<String, ValueSource> values = new TreeMap<>();
    ImageFacts facts = row.facts();
    ValueSource harvested = ValueSource.harvested(facts.path(), facts.format());
    values.put("/name", harvested);
    if (!facts.axes().isEmpty()) {
      List.of("/axes", "/shape", "/dtype").forEach(pointer -> values.put(pointer, harvested));
      facts
          .physicalSizes()
          .keySet()
          .forEach(axis -> values.put("/physicalSizes/" + axis, harvested));
      for (int channel = 0; channel < facts.channels().size(); channel++) {
        values.put("/channels/" + channel, harvested);
      }
    }
    return session
        .createNativeQuery(TABLES, String.class)
        .setParameter("accession", row.accession())
        .setParameter("version", version)
        .setParameter("image", row.id())
        .getResultList()
        .invoke(tables -> {
          if (!tables.isEmpty()) {
            values.put("/annotations", ValueSource.tables("annotation-table", tables));
          }
        })
        .chain(() -> components.ofImages(session, version, List.of(row.id())))
        .map(of -> {
          List<String> names = of.getOrDefault(row.id(), List.of());
          if (!names.isEmpty()) {
            values.put("/components", ValueSource.tables("file-list", names));
          }
          return values;
        });
  }
}
