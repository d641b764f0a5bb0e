package org.lumenark.document.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lumenark.document.mapping.Attributes.Slot;

/** PageTab becomes a document; where each part came from is kept for findings. */
final class DocumentReader {

  private static final String ATTRIBUTES = "attributes";

  private final Map<String, Source> sources = new HashMap<>();
  private final Organisations organisations;

  private DocumentReader(Organisations organisations) {
    this.organisations = organisations;
  }

  /**
   * @param sources by JSON pointer into the document
   */
  record Result(ObjectNode document, Map<String, Source> sources) {}

  static Result read(ObjectNode submission) {
    Trees.dropEmptyLists(submission);
    List<ObjectNode> sections = Trees.flat(submission.path("section").path("subsections"));
    DocumentReader reader = new DocumentReader(Organisations.read(sections));
    sections.stream()
        .filter(section -> Vocabulary.AUTHORS.isNamed(section.path("type").asText()))
        .forEach(reader::refer);
    return new Result(reader.study(submission), reader.sources);
  }

  private void refer(ObjectNode author) {
    for (Slot slot : Attributes.slots(author.path(ATTRIBUTES), Vocabulary.AUTHORS.fields())) {
      if (slot.field() != null && slot.field().form() == Form.AFFILIATION) {
        organisations.use(Attributes.value(slot.attribute()));
      }
    }
  }

  private ObjectNode study(ObjectNode submission) {
    JsonNode section = submission.path("section");
    ObjectNode document = Trees.object();
    ObjectNode residue = Trees.object();
    sources.put("", new Source(section.isObject() ? section : submission, "/section"));
    List<Slot> ofSubmission = Attributes.slots(submission.path(ATTRIBUTES), Vocabulary.SUBMISSION);
    List<Slot> ofSection = Attributes.slots(section.path(ATTRIBUTES), Vocabulary.STUDY.fields());
    fields(ofSubmission, document, "", "/attributes");
    fields(ofSection, document, "", "/section/attributes");
    others(ofSubmission, document, "submissionAttributes");
    others(ofSection, document, ATTRIBUTES);

    Residue.keepText(submission, "accno", residue);
    if (!submission.path("type").asText("submission").equals("submission")) {
      Residue.keepText(submission, "type", residue);
    }
    Residue.ofSubmission(submission, residue);
    ObjectNode below = Trees.object();
    if (section.isObject()) {
      lists((ObjectNode) section, Vocabulary.STUDY, document, below, new At("", "/section"));
      Residue.keepText(section, "accno", below);
      if (!section.path("type").asText("").equals(Vocabulary.STUDY.type())) {
        below.put("type", section.path("type").asText(""));
      }
      Residue.ofSection(section, below);
    } else {
      below.put(Residue.ABSENT, true);
    }
    document(submission, document);
    ArrayNode head =
        AttributeWriter.canonical(
            Vocabulary.SUBMISSION_HOME, document, "submissionAttributes", organisations);
    ArrayNode body =
        AttributeWriter.canonical(Vocabulary.SECTION_HOME, document, ATTRIBUTES, organisations);
    if (!head.equals(Trees.list(submission, ATTRIBUTES))
        || !body.equals(Trees.list(section, ATTRIBUTES))) {
      residue.set(ATTRIBUTES, Trees.list(submission, ATTRIBUTES));
      below.set(ATTRIBUTES, Trees.list(section, ATTRIBUTES));
    }
    List<ObjectNode> referred = organisations.referred();
    if (!referred.isEmpty()) {
      residue.withArray(Residue.ORGANISATIONS).addAll(referred);
    }
    if (!below.isEmpty()) {
      residue.set(Residue.SECTION, below);
    }
    if (!residue.isEmpty()) {
      document.set(Residue.MEMBER, residue);
    }
    return document;
  }

  /**
   * @param document JSON pointer into the document
   * @param pageTab JSON pointer into PageTab JSON
   */
  private record At(String document, String pageTab) {
    At of(String list, int index, String place) {
      return new At(document + "/" + list + "/" + index, pageTab + place);
    }
  }

  private ObjectNode entity(ObjectNode section, Kind kind, At at) {
    ObjectNode entity = Trees.object();
    sources.put(at.document, new Source(section, at.pageTab));
    attributes(section, kind, entity, at);
    ObjectNode residue = Trees.object();
    Residue.keepText(section, "accno", residue);
    if (!section.path("type").asText().equals(kind.type())) {
      Residue.keepText(section, "type", residue);
    }
    lists(section, kind, entity, residue, at);
    Residue.ofSection(section, residue);
    finish(section, kind, entity, residue);
    return entity;
  }

  private ObjectNode link(ObjectNode link, At at) {
    ObjectNode entity = Trees.object();
    sources.put(at.document, new Source(link, at.pageTab));
    entity.put("url", link.path("url").asText(""));
    attributes(link, Vocabulary.LINK, entity, at);
    ObjectNode residue = Trees.object();
    Residue.ofLink(link, residue);
    finish(link, Vocabulary.LINK, entity, residue);
    return entity;
  }

  private void attributes(ObjectNode holder, Kind kind, ObjectNode entity, At at) {
    List<Slot> slots = Attributes.slots(holder.path(ATTRIBUTES), kind.fields());
    fields(slots, entity, at.document, at.pageTab + "/" + ATTRIBUTES);
    others(slots, entity, ATTRIBUTES);
  }

  private void finish(ObjectNode holder, Kind kind, ObjectNode entity, ObjectNode residue) {
    document(holder, entity);
    ArrayNode canonical =
        AttributeWriter.canonical(kind.fields(), entity, ATTRIBUTES, organisations);
    if (!canonical.equals(Trees.list(holder, ATTRIBUTES))) {
      residue.set(ATTRIBUTES, Trees.list(holder, ATTRIBUTES));
    }
    if (!residue.isEmpty()) {
      entity.set(Residue.MEMBER, residue);
    }
  }

  private void fields(List<Slot> slots, ObjectNode entity, String document, String pageTab) {
    Attributes.values(slots, organisations)
        .forEach((field, value) -> entity.set(field.member(), value));
    for (int index = slots.size() - 1; index >= 0; index--) {
      Slot slot = slots.get(index);
      if (slot.field() != null) {
        Source source = new Source(slot.attribute(), pageTab + "/" + index);
        sources.put(document + "/" + slot.field().member(), source);
      }
    }
  }

  private static void others(List<Slot> slots, ObjectNode entity, String member) {
    List<ObjectNode> others = Attributes.others(slots);
    if (!others.isEmpty()) {
      entity.putArray(member).addAll(others);
    }
  }

  /** What PageTab could not say comes back. */
  private static void document(JsonNode holder, ObjectNode entity) {
    holder
        .path(Residue.DOCUMENT)
        .properties()
        .forEach(member -> {
          if (!entity.has(member.getKey()) && !member.getKey().equals(Residue.MEMBER)) {
            entity.set(member.getKey(), member.getValue());
          }
        });
  }

  private void lists(ObjectNode section, Kind kind, ObjectNode entity, ObjectNode residue, At at) {
    if (!section.path("files").isEmpty()) {
      entity.set("files", section.get("files"));
    }
    ArrayNode links =
        order(
            section.path("links"),
            "/links",
            (link, place) -> {
              ArrayNode list = entity.withArray("links");
              list.add(link(link, at.of("links", list.size(), place)));
              return "links";
            });
    if (!Arrangement.isUsual(links, List.of("links"))) {
      residue.set(Residue.LINKS, links);
    }
    ArrayNode sections =
        order(
            section.path("subsections"),
            "/subsections",
            (each, place) -> section(each, kind, entity, at, place));
    if (!Arrangement.isUsual(sections, kind.members())) {
      residue.set(Residue.ORDER, sections);
    }
  }

  /** Adds a section to where it belongs; the name of the list. */
  private String section(ObjectNode section, Kind kind, ObjectNode entity, At at, String place) {
    Optional<Kind> child = kind.child(section.path("type").asText());
    if (child.isPresent()) {
      String member = child.get().member();
      ArrayNode list = entity.withArray(member);
      list.add(entity(section, child.get(), at.of(member, list.size(), place)));
      return member;
    }
    if (kind == Vocabulary.STUDY && organisations.refers(section)) {
      return Residue.ORGANISATIONS;
    }
    entity.withArray("sections").add(section);
    return "sections";
  }

  private interface Placing {
    /** The list that the element went to. */
    String place(ObjectNode element, String pointer);
  }

  private static ArrayNode order(JsonNode list, String pointer, Placing placing) {
    ArrayNode order = JsonNodeFactory.instance.arrayNode();
    for (int index = 0; index < list.size(); index++) {
      JsonNode each = list.get(index);
      if (each instanceof ObjectNode one) {
        order.add(placing.place(one, pointer + "/" + index));
      } else if (!each.isEmpty()) {
        ArrayNode table = order.addArray();
        for (int row = 0; row < each.size(); row++) {
          table.add(placing.place((ObjectNode) each.get(row), pointer + "/" + index + "/" + row));
        }
      }
    }
    return order;
  }
}
