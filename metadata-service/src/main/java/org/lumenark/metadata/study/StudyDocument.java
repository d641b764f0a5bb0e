package org.lumenark.metadata.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import org.lumenark.contracts.event.EventJson;

/**
 * Reads the parts of a study document that the catalogue shows by name. What is absent or has
 * another shape is as if it were not there: the document itself is kept as it came.
 */
public record StudyDocument(JsonNode json) {

  static StudyDocument parse(String json) {
    try {
      return new StudyDocument(EventJson.mapper().readTree(json));
    } catch (JsonProcessingException unreadable) {
      return new StudyDocument(MissingNode.getInstance());
    }
  }

  public String description() {
    return json.path("description").asText("");
  }

  public Optional<String> licence() {
    return text(json.path("licence"));
  }

  public List<String> keywords() {
    return texts(json.path("keywords"));
  }

  /** Names of the authors. */
  public List<String> authors() {
    return texts(json.path("authors"), "name");
  }

  /**
   * Authors by name, role, ORCID iD and organisation, which is one text here. Addresses of mail and
   * what a deposit keeps beside are not among it.
   */
  public JsonNode authorObjects() {
    if (!json.path("authors").isArray()) {
      return MissingNode.getInstance();
    }
    ArrayNode authors = JsonNodeFactory.instance.arrayNode();
    for (JsonNode author : json.path("authors")) {
      if (author.isObject()) {
        ObjectNode shown = authors.addObject();
        for (String member : List.of("name", "role", "orcid")) {
          text(author.path(member)).ifPresent(value -> shown.put(member, value));
        }
        List<String> organisations = oneOrMany(author.path("organisation"));
        if (!organisations.isEmpty()) {
          shown.put("organisation", String.join("; ", organisations));
        }
      }
    }
    return authors;
  }

  public List<String> organisms() {
    return either("organisms", "biosamples", "organism");
  }

  /**
   * Those of what is imaged in these components, if they say so, else those of the whole study.
   *
   * @param components by the names of their file lists
   */
  public List<String> organisms(List<String> components) {
    List<String> associated = components().organisms(components);
    return associated.isEmpty() ? organisms() : associated;
  }

  /** Likewise how these components were imaged. */
  public List<String> imagingMethods(List<String> components) {
    List<String> associated = components().imagingMethods(components);
    return associated.isEmpty() ? imagingMethods() : associated;
  }

  /** Its components by the names of their file lists. */
  public StudyComponents components() {
    return new StudyComponents(json);
  }

  public List<String> imagingMethods() {
    return either("imagingMethods", "imageAcquisitions", "imagingMethod");
  }

  private List<String> either(String list, String objects, String field) {
    SequencedSet<String> found = new LinkedHashSet<>(texts(json.path(list)));
    found.addAll(texts(json.path(objects), field));
    return List.copyOf(found);
  }

  private static List<String> texts(JsonNode array) {
    SequencedSet<String> found = new LinkedHashSet<>();
    array.forEach(element -> text(element).ifPresent(found::add));
    return List.copyOf(found);
  }

  private static List<String> texts(JsonNode array, String field) {
    SequencedSet<String> found = new LinkedHashSet<>();
    array.forEach(element -> found.addAll(oneOrMany(element.path(field))));
    return List.copyOf(found);
  }

  static List<String> oneOrMany(JsonNode value) {
    return value.isArray() ? texts(value) : text(value).stream().toList();
  }

  /** A text, or the label of an ontology term. */
  static Optional<String> text(JsonNode value) {
    JsonNode text = value.isObject() ? firstOf(value, "label", "name") : value;
    return Optional.of(text)
        .filter(JsonNode::isTextual)
        .map(node -> node.asText().strip())
        .filter(found -> !found.isEmpty());
  }

  private static JsonNode firstOf(JsonNode object, String first, String second) {
    return object.has(first) ? object.path(first) : object.path(second);
  }
}
