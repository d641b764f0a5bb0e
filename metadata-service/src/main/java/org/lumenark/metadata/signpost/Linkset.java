package org.lumenark.metadata.signpost;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.lumenark.document.export.StudyExport;
import org.lumenark.document.export.StudyFacts;

/**
 * The links of a study as a link set: its page cites, describes and holds; each description
 * describes it, each file belongs to it.
 *
 * @see <a href="https://signposting.org/FAIR/">FAIR Signposting profile, level 2</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9264">RFC 9264, section 4.2</a>
 */
final class Linkset {

  private final ArrayNode contexts = JsonNodeFactory.instance.arrayNode();
  private final StudyFacts facts;
  private final String page;

  private Linkset(StudyFacts facts, String page) {
    this.facts = facts;
    this.page = page;
  }

  /**
   * Something of the study that can be had.
   *
   * @param type media type
   */
  record Item(String address, Optional<String> type) {}

  /**
   * @param page of the study, for people
   */
  static ObjectNode of(StudyFacts facts, String page, List<Item> items) {
    Linkset set = new Linkset(facts, page);
    set.page(items);
    set.descriptions();
    set.items(items);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("linkset", set.contexts);
    return json;
  }

  private void page(List<Item> items) {
    ObjectNode context = contexts.addObject().put("anchor", page);
    target(context, "cite-as", facts.address().persistent());
    ArrayNode types = context.putArray("type");
    types.addObject().put("href", "https://schema.org/AboutPage");
    types.addObject().put("href", "https://schema.org/Dataset");
    List<String> authors =
        facts.people().stream().flatMap(person -> person.orcid().stream()).distinct().toList();
    if (!authors.isEmpty()) {
      ArrayNode array = context.putArray("author");
      authors.forEach(author -> array.addObject().put("href", author));
    }
    facts.licenceAddress().ifPresent(licence -> target(context, "license", licence));
    ArrayNode described = context.putArray("describedby");
    for (StudyExport export : StudyExport.values()) {
      described.addObject().put("href", address(export)).put("type", plain(export.mediaType()));
    }
    ArrayNode held = context.putArray("item");
    for (Item item : items) {
      ObjectNode link = held.addObject().put("href", item.address());
      item.type().ifPresent(type -> link.put("type", type));
    }
  }

  private void descriptions() {
    for (StudyExport export : StudyExport.values()) {
      ObjectNode context = contexts.addObject().put("anchor", address(export));
      context.putArray("describes").addObject().put("href", page).put("type", "text/html");
    }
  }

  private void items(List<Item> items) {
    for (Item item : items) {
      ObjectNode context = contexts.addObject().put("anchor", item.address());
      context.putArray("collection").addObject().put("href", page).put("type", "text/html");
    }
  }

  private String address(StudyExport export) {
    return facts.address().study() + "." + export.suffix();
  }

  private static void target(ObjectNode context, String relation, String address) {
    context.putArray(relation).addObject().put("href", address);
  }

  private static String plain(String mediaType) {
    int parameters = mediaType.indexOf(';');
    return parameters < 0 ? mediaType : mediaType.substring(0, parameters);
  }
}
