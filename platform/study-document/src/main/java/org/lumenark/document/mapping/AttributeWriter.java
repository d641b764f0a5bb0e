package org.lumenark.document.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.lumenark.document.mapping.Attributes.Slot;

/**
 * Writes members of a part of a document as attributes. What is as it was read stays as it was,
 * what was changed is replaced in its place, what is new comes at the end.
 */
final class AttributeWriter {

  private final JsonNode entity;
  private final Organisations organisations;
  private final Map<Field, JsonNode> before = new LinkedHashMap<>();
  private final Set<Field> written = new HashSet<>();

  AttributeWriter(JsonNode entity, Organisations organisations) {
    this.entity = entity;
    this.organisations = organisations;
  }

  /** As a part that was never PageTab is written. */
  static ArrayNode canonical(
      List<Field> fields, JsonNode entity, String others, Organisations organisations) {
    AttributeWriter writer = new AttributeWriter(entity, organisations);
    ArrayNode target = writer.kept(List.of(), others);
    return writer.added(fields, others, List.of(), target);
  }

  /** Of several holders the last to name a field says what it was. */
  void wasRead(List<Slot> slots) {
    before.putAll(Attributes.values(slots, organisations));
  }

  /**
   * @param others the member with attributes that have no field
   */
  ArrayNode kept(List<Slot> slots, String others) {
    ArrayNode target = JsonNodeFactory.instance.arrayNode();
    List<ObjectNode> now = Attributes.valid(entity.path(others));
    boolean same = now.equals(Attributes.others(slots));
    boolean first = true;
    for (Slot slot : slots) {
      Field field = slot.field();
      if (field == null) {
        if (same) {
          target.add(slot.attribute());
        } else if (first) {
          target.addAll(now);
        }
        first = false;
      } else if (Objects.equals(before.get(field), entity.path(field.member()))) {
        keep(slot, field, target);
      } else if (written.add(field)) {
        write(field, target);
      }
    }
    return target;
  }

  private void keep(Slot slot, Field field, ArrayNode target) {
    written.add(field);
    if (field.form() == Form.AFFILIATION) {
      organisations.use(Attributes.value(slot.attribute()));
    }
    target.add(slot.attribute());
  }

  /** Adds what was not there when it was read. */
  ArrayNode added(List<Field> fields, String others, List<Slot> slots, ArrayNode target) {
    for (Field field : fields) {
      if (written.add(field)) {
        write(field, target);
      }
    }
    if (Attributes.others(slots).isEmpty()) {
      target.addAll(Attributes.valid(entity.path(others)));
    }
    return target;
  }

  private void write(Field field, ArrayNode target) {
    field
        .form()
        .write(field.name(), entity.path(field.member()), organisations)
        .ifPresent(target::addAll);
  }
}
