package org.lumenark.submission.collection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lumenark.contracts.id.CollectionName;
import org.lumenark.document.Licences;
import org.lumenark.document.study.StudyRules;
import org.lumenark.document.template.Template;
import org.lumenark.document.template.Templates;
import org.lumenark.platform.problem.Finding;

/** The collection that a draft goes into, and what that asks of it. */
public final class Placement {

  private static final String TEMPLATE = "template";

  private final Optional<StudyCollection> collection;
  private final List<Finding> refusals;

  private Placement(Optional<StudyCollection> collection, List<Finding> refusals) {
    this.collection = collection;
    this.refusals = refusals;
  }

  static Placement in(StudyCollection collection) {
    return new Placement(Optional.of(collection), List.of());
  }

  /** It cannot go there. */
  static Placement refused(StudyCollection collection, Finding refusal) {
    return new Placement(Optional.of(collection), List.of(refusal));
  }

  /** There is no such collection. */
  static Placement nowhere(Finding refusal) {
    return new Placement(Optional.empty(), List.of(refusal));
  }

  /**
   * @throws IllegalStateException if the draft names a collection that does not exist, which is
   *     among the findings
   */
  public CollectionName name() {
    return collection().name();
  }

  StudyCollection collection() {
    return collection.orElseThrow(() -> new IllegalStateException("no collection"));
  }

  /** The document with the template that the collection has for those that name none. */
  public ObjectNode completed(ObjectNode document) {
    ObjectNode completed = document.deepCopy();
    if (collection.isPresent() && !completed.has(TEMPLATE)) {
      completed.put(TEMPLATE, collection.get().effectiveTemplate());
    }
    return completed;
  }

  /**
   * What stands between the document and its collection.
   *
   * @param document with its template
   */
  public List<Finding> findings(ObjectNode document) {
    List<Finding> findings = new ArrayList<>(refusals);
    collection.ifPresent(policy -> {
      template(policy, document).ifPresent(findings::add);
      licence(policy, document).ifPresent(findings::add);
      StudyRules.lacking(policy.required(), document).stream()
          .map(lack ->
              Finding.error(
                  lack.code(),
                  String.valueOf(lack.pointer()),
                  "The collection " + policy.name() + " requires this.",
                  lack.remedy()))
          .forEach(findings::add);
    });
    return findings;
  }

  private static Optional<Finding> template(StudyCollection policy, JsonNode document) {
    String id = document.path(TEMPLATE).asText(Templates.MINIMAL);
    return Templates.find(id)
        .filter(template -> !policy.allows(template))
        .map(template ->
            Finding.error(
                "collection.template",
                "/template",
                "The collection " + policy.name() + " does not take the template " + id + ".",
                "Use one of "
                    + policy.allowedTemplates().stream().map(Template::id).toList()
                    + ", or deposit into another collection."));
  }

  /** What is no licence at all the schema tells. */
  private static Optional<Finding> licence(StudyCollection policy, JsonNode document) {
    String licence = Licences.spdx(document.path("licence").asText(""));
    boolean known = Licences.PUBLISHED_UNDER.contains(licence);
    return known && !policy.allowedLicences().contains(licence)
        ? Optional.of(
            Finding.error(
                "collection.licence",
                "/licence",
                "The collection " + policy.name() + " does not publish under " + licence + ".",
                "Use one of " + policy.allowedLicences() + ", or deposit into another collection."))
        : Optional.empty();
  }
}
