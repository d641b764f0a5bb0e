package org.lumenark.client.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.lumenark.client.archive.Json;

/**
 * A PageTab tree as a study document. Mapped: title, description, keywords, licence, release date,
 * template, authors with their organisations, organisms, imaging methods. Everything else is kept:
 * attributes under {@code attributes}, sections under {@code sections}, files and links as they
 * are.
 */
final class PageTabMapping {

  private final ObjectNode document = Json.object();
  private final Map<String, String> organisations = new HashMap<>();

  private PageTabMapping() {}

  static ObjectNode toStudyDocument(ObjectNode submission) {
    PageTabMapping mapping = new PageTabMapping();
    mapping.document.put("template", StudyDocument.MINIMAL);
    mapping.attributes(submission);
    JsonNode section = submission.path("section");
    mapping.attributes(section);
    mapping.collectOrganisations(section);
    mapping.sections(section.path("subsections"));
    for (String list : new String[] {"files", "links"}) {
      if (!section.path(list).isEmpty()) {
        mapping.document.set(list, section.get(list));
      }
    }
    return mapping.document;
  }

  private void attributes(JsonNode holder) {
    for (JsonNode attribute : holder.path("attributes")) {
      String value = attribute.path("value").asText("");
      switch (key(attribute.path("name"))) {
        case "title", "studytitle" -> document.put("title", value);
        case "description", "studydescription" -> document.put("description", value);
        case "license", "licence" -> document.put("licence", value);
        case "releasedate" -> document.put("releaseDate", value);
        case "template" -> document.put("template", value);
        case "keyword", "keywords" -> document.withArray("keywords").add(value);
        case "organism" -> document.withArray("organisms").add(value);
        case "imagingmethod" -> document.withArray("imagingMethods").add(value);
        default -> document.withArray("attributes").add(attribute);
      }
    }
  }

  private void collectOrganisations(JsonNode section) {
    for (JsonNode each : flat(section.path("subsections"))) {
      String type = key(each.path("type"));
      if (type.startsWith("organi") || type.equals("affiliation")) {
        organisations.put(each.path("accno").asText(""), value(each, "name"));
      }
    }
  }

  private void sections(JsonNode subsections) {
    for (JsonNode each : flat(subsections)) {
      switch (key(each.path("type"))) {
        case "author" -> author(each);
        case "organisation", "organization", "affiliation" -> {
          // Written with the authors that refer to them.
        }
        case "biosample" -> biosample(each);
        case "imageacquisition" -> imageAcquisition(each);
        default -> document.withArray("sections").add(each);
      }
    }
  }

  private void author(JsonNode section) {
    ObjectNode author = document.withArray("authors").addObject();
    for (JsonNode attribute : section.path("attributes")) {
      String value = attribute.path("value").asText("");
      switch (key(attribute.path("name"))) {
        case "name" -> author.put("name", value);
        case "email" -> author.put("email", value);
        case "orcid" -> author.put("orcid", value);
        case "organisation", "organization", "affiliation" ->
            author.put("organisation", organisations.getOrDefault(value, value));
        default -> author.withArray("attributes").add(attribute);
      }
    }
  }

  private void biosample(JsonNode section) {
    ObjectNode sample = document.withArray("biosamples").addObject();
    titled(section, sample, "organism");
  }

  private void imageAcquisition(JsonNode section) {
    ObjectNode acquisition = document.withArray("imageAcquisitions").addObject();
    titled(section, acquisition, "imagingMethod");
  }

  private static void titled(JsonNode section, ObjectNode target, String field) {
    for (JsonNode attribute : section.path("attributes")) {
      String name = key(attribute.path("name"));
      String value = attribute.path("value").asText("");
      if (name.equals("title")) {
        target.put("title", value);
      } else if (name.equals(field.toLowerCase(Locale.ROOT))) {
        target.put(field, value);
      } else {
        target.withArray("attributes").add(attribute);
      }
    }
    if (!section.path("subsections").isEmpty()) {
      target.set("sections", section.get("subsections"));
    }
  }

  /** A nested array is a table: its rows are sections like any other. */
  private static ArrayNode flat(JsonNode subsections) {
    ArrayNode flat = Json.mapper().createArrayNode();
    for (JsonNode each : subsections) {
      if (each.isArray()) {
        each.forEach(flat::add);
      } else {
        flat.add(each);
      }
    }
    return flat;
  }

  private static String value(JsonNode section, String name) {
    for (JsonNode attribute : section.path("attributes")) {
      if (key(attribute.path("name")).equals(name)) {
        return attribute.path("value").asText("");
      }
    }
    return "";
  }

  /** Names match without case, blanks and hyphens. */
  private static String key(JsonNode name) {
    return name.asText("").toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
  }
}
