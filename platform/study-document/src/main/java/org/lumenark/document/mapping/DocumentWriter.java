package org.lumenark.document.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lumenark.document.mapping.Attributes.Slot;

/** A document becomes PageTab. What PageTab has no words for goes along as it is. */
final class DocumentWriter {

  private static final String ATTRIBUTES = "attributes";
  private static final String SUBMISSION_ATTRIBUTES = "submissionAttributes";
  private static final String SECTIONS = "sections";

  private final Organisations organisations;

  private DocumentWriter(Organisations organisations) {
    this.organisations = organisations;
  }

  static ObjectNode write(ObjectNode document) {
    JsonNode residue = Trees.object(document.path(Residue.MEMBER));
    List<ObjectNode> plain = Trees.flat(residue.path(Residue.ORGANISATIONS));
    List<ObjectNode> more =
        Trees.flat(document.path(SECTIONS)).stream().filter(Organisations::isOrganisation).toList();
    return new DocumentWriter(Organisations.written(plain, more)).study(document, residue);
  }

  private ObjectNode study(ObjectNode document, JsonNode residue) {
    JsonNode below = Trees.object(residue.path(Residue.SECTION));
    List<Slot> ofSubmission = Attributes.slots(residue.path(ATTRIBUTES), Vocabulary.SUBMISSION);
    List<Slot> ofSection = Attributes.slots(below.path(ATTRIBUTES), Vocabulary.STUDY.fields());
    AttributeWriter writer = new AttributeWriter(document, organisations);
    writer.wasRead(ofSubmission);
    writer.wasRead(ofSection);
    ArrayNode head = writer.kept(ofSubmission, SUBMISSION_ATTRIBUTES);
    ArrayNode body = writer.kept(ofSection, ATTRIBUTES);
    writer.added(Vocabulary.SUBMISSION_HOME, SUBMISSION_ATTRIBUTES, ofSubmission, head);
    writer.added(Vocabulary.SECTION_HOME, ATTRIBUTES, ofSection, body);

    ObjectNode submission = Trees.object();
    Residue.keepText(residue, "accno", submission);
    submission.put("type", residue.path("type").asText("submission"));
    if (!head.isEmpty()) {
      submission.set(ATTRIBUTES, head);
    }
    ObjectNode section = Trees.object();
    Residue.keepText(below, "accno", section);
    String type = below.path("type").asText(Vocabulary.STUDY.type());
    if (!type.isEmpty()) {
      section.put("type", type);
    }
    if (!body.isEmpty()) {
      section.set(ATTRIBUTES, body);
    }
    lists(document, Vocabulary.STUDY, section, below);
    Residue.into(below, section);
    boolean absent = below.path(Residue.ABSENT).asBoolean() && section.size() == 1;
    if (!absent) {
      submission.set("section", section);
    }
    rest(document, Vocabulary.STUDY, saidAbove(document), submission);
    Residue.into(residue, submission);
    return submission;
  }

  /** Members that attributes of the submission say. */
  private static Set<String> saidAbove(ObjectNode document) {
    Set<String> said = new HashSet<>(Set.of("template", SUBMISSION_ATTRIBUTES));
    if (isSaid(Vocabulary.COLLECTION, document.path(Vocabulary.COLLECTION.member()))) {
      said.add(Vocabulary.COLLECTION.member());
    }
    return said;
  }

  private ObjectNode section(JsonNode entity, Kind kind) {
    JsonNode residue = Trees.object(entity.path(Residue.MEMBER));
    ObjectNode section = Trees.object();
    Residue.keepText(residue, "accno", section);
    String type = residue.path("type").asText("");
    section.put("type", kind.isNamed(type) ? type : kind.type());
    attributes(entity, kind, residue, section);
    lists(entity, kind, section, residue);
    rest(entity, kind, Set.of(), section);
    Residue.into(residue, section);
    return section;
  }

  private ObjectNode link(JsonNode entity) {
    JsonNode residue = Trees.object(entity.path(Residue.MEMBER));
    ObjectNode link = Trees.object().put("url", entity.path("url").asText(""));
    attributes(entity, Vocabulary.LINK, residue, link);
    rest(entity, Vocabulary.LINK, Set.of("url"), link);
    Residue.into(residue, link);
    return link;
  }

  private void attributes(JsonNode entity, Kind kind, JsonNode residue, ObjectNode target) {
    List<Slot> slots = Attributes.slots(residue.path(ATTRIBUTES), kind.fields());
    AttributeWriter writer = new AttributeWriter(entity, organisations);
    writer.wasRead(slots);
    ArrayNode attributes = writer.kept(slots, ATTRIBUTES);
    writer.added(kind.fields(), ATTRIBUTES, slots, attributes);
    if (!attributes.isEmpty()) {
      target.set(ATTRIBUTES, attributes);
    }
  }

  private void lists(JsonNode entity, Kind kind, ObjectNode section, JsonNode residue) {
    if (entity.path("files").isArray() && !entity.path("files").isEmpty()) {
      section.set("files", entity.get("files"));
    }
    Arrangement links = new Arrangement(List.of("links"));
    if (Trees.isListOfObjects(entity.path("links"))) {
      links.add("links", Trees.flat(entity.get("links")).stream().map(this::link).toList());
    }
    set(section, "links", links.by(residue.path(Residue.LINKS)));
    Arrangement sections = new Arrangement(kind.members());
    for (Kind child : kind.children()) {
      JsonNode list = entity.path(child.member());
      if (Trees.isListOfObjects(list)) {
        sections.add(
            child.member(), Trees.flat(list).stream().map(each -> section(each, child)).toList());
      }
    }
    if (Trees.isListOfObjects(entity.path(SECTIONS))) {
      sections.add(SECTIONS, Trees.flat(entity.get(SECTIONS)));
    }
    if (kind == Vocabulary.STUDY) {
      sections.add(Residue.ORGANISATIONS, organisations.referred());
    }
    set(section, "subsections", sections.by(residue.path(Residue.ORDER)));
  }

  private static void set(ObjectNode section, String member, ArrayNode list) {
    if (!list.isEmpty()) {
      section.set(member, list);
    }
  }

  /** Members without words in PageTab, and values that its words cannot say. */
  private void rest(JsonNode entity, Kind kind, Set<String> more, ObjectNode target) {
    Set<String> said = new HashSet<>(more);
    said.add(Residue.MEMBER);
    kind.fields().stream()
        .filter(field -> isSaid(field, entity.path(field.member())))
        .forEach(field -> said.add(field.member()));
    if (isSaid(Vocabulary.TEMPLATE, entity.path("template"))) {
      said.add("template");
    }
    for (Kind child : kind.children()) {
      if (Trees.isListOfObjects(entity.path(child.member()))) {
        said.add(child.member());
      }
    }
    for (String list : List.of("links", SECTIONS)) {
      if (kind != Vocabulary.LINK && Trees.isListOfObjects(entity.path(list))) {
        said.add(list);
      }
    }
    if (kind != Vocabulary.LINK && entity.path("files").isArray()) {
      said.add("files");
    }
    for (String list : List.of(ATTRIBUTES, SUBMISSION_ATTRIBUTES)) {
      if (Attributes.valid(entity.path(list)).size() == entity.path(list).size()) {
        said.add(list);
      }
    }
    ObjectNode rest = Trees.object();
    entity
        .properties()
        .forEach(member -> {
          if (!said.contains(member.getKey())) {
            rest.set(member.getKey(), member.getValue());
          }
        });
    if (!rest.isEmpty()) {
      target.set(Residue.DOCUMENT, rest);
    }
  }

  private static boolean isSaid(Field field, JsonNode value) {
    Optional<List<ObjectNode>> said = field.form().write(field.name(), value, Organisations.none());
    return said.isPresent();
  }
}
