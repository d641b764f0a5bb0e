package org.lumenark.document.pagetab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Names of members of PageTab JSON, and what lies in them. */
public final class Members {

  public static final String ACCESSION = "accno";
  public static final String TYPE = "type";
  public static final String ATTRIBUTES = "attributes";
  public static final String SECTION = "section";
  public static final String SUBSECTIONS = "subsections";
  public static final String FILES = "files";
  public static final String LINKS = "links";
  public static final String PATH = "path";
  public static final String URL = "url";
  public static final String NAME = "name";
  public static final String VALUE = "value";
  public static final String REFERENCE = "reference";
  public static final String NAME_QUALIFIERS = "nmqual";
  public static final String VALUE_QUALIFIERS = "valqual";

  /** What stands in the cell behind the accession and, in sections, the parent. */
  static final String TAGS = "tags";

  static final Set<String> OF_SUBMISSION = Set.of(ACCESSION, TYPE, ATTRIBUTES, SECTION);
  static final Set<String> OF_SECTION =
      Set.of(ACCESSION, TYPE, ATTRIBUTES, FILES, LINKS, SUBSECTIONS);
  static final Set<String> OF_FILE = Set.of(PATH, ATTRIBUTES);
  static final Set<String> OF_LINK = Set.of(URL, ATTRIBUTES);
  static final Set<String> OF_ATTRIBUTE =
      Set.of(NAME, VALUE, REFERENCE, NAME_QUALIFIERS, VALUE_QUALIFIERS);

  private Members() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** What a list holds, tables taken apart. */
  public static List<ObjectNode> flat(JsonNode list) {
    List<ObjectNode> flat = new ArrayList<>();
    for (JsonNode each : list) {
      if (each instanceof ArrayNode table) {
        flat.addAll(flat(table));
      } else if (each instanceof ObjectNode object) {
        flat.add(object);
      }
    }
    return flat;
  }

  /** Members beside those that PageTab defines. */
  static ObjectNode others(JsonNode holder, Set<String> defined) {
    ObjectNode others = object();
    holder
        .properties()
        .forEach(member -> {
          if (!defined.contains(member.getKey())) {
            others.set(member.getKey(), member.getValue());
          }
        });
    return others;
  }

  static String text(JsonNode holder, String member) {
    return holder.path(member).asText("");
  }

  static void putFilled(ObjectNode target, String member, String value) {
    if (!value.isEmpty()) {
      target.put(member, value);
    }
  }
}
