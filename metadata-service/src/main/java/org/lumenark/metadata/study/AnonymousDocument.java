package org.lumenark.metadata.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A study document without its people. Of the document only members that describe the science are
 * kept, so that a member nobody thought of is hidden; in them whatever is named like a person or
 * money is left out, and e-mail addresses and ORCID iDs in running text are struck out. Names that
 * depositors wrote into a title, a description or a path cannot be known and stay.
 */
public final class AnonymousDocument {

  private static final Set<String> KEPT =
      Set.of(
          "template",
          "title",
          "description",
          "keywords",
          "licence",
          "organisms",
          "imagingmethods",
          "biosamples",
          "specimens",
          "imageacquisitions",
          "acquisitions",
          "imagecorrelations",
          "correlations",
          "imageanalyses",
          "analyses",
          "annotations",
          "components",
          "studycomponents");

  /** Parts of names of members, in lower case without separators. */
  private static final Pattern OF_PEOPLE =
      Pattern.compile(
          "author|contact|person|people|creator|curator|contributor|experimenter|operator"
              + "|investigator|owner|depositor|submitter|email|mail|orcid|affiliation|organisation"
              + "|organization|institut|laborator|ror|acknowledg|fund|grant|publication|link|phone"
              + "|address");

  /** More of them, which are names of columns and of nothing else. */
  private static final Pattern COLUMN_OF_PEOPLE =
      Pattern.compile("collector|collectedby|identifiedby|acquiredby|imagedby|annotatedby");

  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@<>()\\[\\],;:\"]{1,64}@[^\\s@<>()\\[\\],;:\"]{1,255}");

  private static final Pattern ORCID = Pattern.compile("\\b\\d{4}-\\d{4}-\\d{4}-\\d{3}[\\dXx]\\b");
  private static final String STRUCK_OUT = "…";

  private AnonymousDocument() {}

  static StudyDocument of(StudyDocument document) {
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : document.json().properties()) {
      if (KEPT.contains(plain(member.getKey()))) {
        kept.set(member.getKey(), without(member.getValue()));
      }
    }
    return new StudyDocument(kept);
  }

  /** Running text without what identifies people by its form. */
  public static String text(String text) {
    return ORCID.matcher(EMAIL.matcher(text).replaceAll(STRUCK_OUT)).replaceAll(STRUCK_OUT);
  }

  /** Whether a column of this name tells of people. */
  public static boolean isNamedLikePeople(String name) {
    return OF_PEOPLE.matcher(plain(name)).find() || COLUMN_OF_PEOPLE.matcher(plain(name)).find();
  }

  private static JsonNode without(JsonNode value) {
    if (value.isTextual()) {
      return TextNode.valueOf(text(value.asText()));
    }
    if (value instanceof ArrayNode array) {
      ArrayNode kept = JsonNodeFactory.instance.arrayNode();
      array.forEach(element -> {
        if (!isAttributeOfPeople(element)) {
          kept.add(without(element));
        }
      });
      return kept;
    }
    if (value.isObject()) {
      ObjectNode kept = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        if (!OF_PEOPLE.matcher(plain(member.getKey())).find()) {
          kept.set(member.getKey(), without(member.getValue()));
        }
      }
      return kept;
    }
    return value;
  }

  /** An attribute as PageTab has it, such as {@code {"name": "Experimenter", "value": …}}. */
  private static boolean isAttributeOfPeople(JsonNode element) {
    return element.has("value") && OF_PEOPLE.matcher(plain(element.path("name").asText())).find();
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }
}
