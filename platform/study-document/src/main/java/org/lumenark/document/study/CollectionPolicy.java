package org.lumenark.document.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lumenark.document.Finding;
import org.lumenark.document.Licences;
import org.lumenark.document.Place;
import org.lumenark.document.template.Templates;

/**
 * What a collection asks of the study documents in it. Archive and command line judge by the same
 * policy, so that they say the same.
 *
 * @param name of the collection, for people
 * @param templates ids of those that it takes
 * @param defaultTemplate of documents that name none
 * @param licences that it publishes under, as SPDX identifiers
 * @param required pointers as templates have them, beyond what the template requires
 */
public record CollectionPolicy(
    String name,
    List<String> templates,
    String defaultTemplate,
    List<String> licences,
    List<String> required) {

  private static final String TEMPLATE = "template";

  public CollectionPolicy {
    templates = List.copyOf(templates);
    licences = List.copyOf(licences);
    required = List.copyOf(required);
  }

  /** The document with the default template, if it names none. */
  public ObjectNode completed(ObjectNode document) {
    ObjectNode completed = document.deepCopy();
    if (!completed.has(TEMPLATE)) {
      completed.put(TEMPLATE, defaultTemplate);
    }
    return completed;
  }

  /**
   * What stands between the document and the collection, beyond {@link StudyRules}.
   *
   * @param document with its template
   */
  public List<Finding> findings(JsonNode document) {
    List<Finding> findings = new ArrayList<>();
    template(document).ifPresent(findings::add);
    licence(document).ifPresent(findings::add);
    for (Finding lack : StudyRules.lacking(required, document)) {
      findings.add(
          Finding.error(
              lack.code(),
              Place.pointer(String.valueOf(lack.pointer())),
              "The collection " + name + " requires this.",
              lack.remedy()));
    }
    return findings;
  }

  /** There is no such collection. */
  public static Finding unknown(String remedy) {
    return Finding.error(
        "collection.unknown", Place.pointer("/collection"), "There is no such collection.", remedy);
  }

  /** New studies are kept out; versions of those that are in it are not. */
  public static Finding closed(String name) {
    return Finding.error(
        "collection.closed",
        Place.pointer("/collection"),
        "The collection " + name + " takes no new studies.",
        "Choose another one; /api/v1/collections lists them.");
  }

  /** What is no template at all {@link StudyRules} tells. */
  private Optional<Finding> template(JsonNode document) {
    String id = document.path(TEMPLATE).asText(Templates.MINIMAL);
    return Templates.find(id).isPresent() && !templates.contains(id)
        ? Optional.of(
            Finding.error(
                "collection.template",
                Place.pointer("/template"),
                "The collection " + name + " does not take the template " + id + ".",
                "Use one of " + templates + ", or deposit into another collection."))
        : Optional.empty();
  }

  /** What is no licence at all the schema tells. */
  private Optional<Finding> licence(JsonNode document) {
    String licence = Licences.spdx(document.path("licence").asText(""));
    return Licences.PUBLISHED_UNDER.contains(licence) && !licences.contains(licence)
        ? Optional.of(
            Finding.error(
                "collection.licence",
                Place.pointer("/licence"),
                "The collection " + name + " does not publish under " + licence + ".",
                "Use one of " + licences + ", or deposit into another collection."))
        : Optional.empty();
  }
}
