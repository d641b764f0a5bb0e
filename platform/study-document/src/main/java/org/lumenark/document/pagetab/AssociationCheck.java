package org.lumenark.document.pagetab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.lumenark.document.Finding;
import org.lumenark.document.Place;

/** Associations of study components name other sections by their titles; those must be there. */
final class AssociationCheck {

  private final Tree tree;

  /** Titles of each kind of section, by kind and then by title without case and blanks around. */
  private final Map<String, Map<String, String>> titles = new HashMap<>();

  private final Set<String> exact = new HashSet<>();
  private final List<Finding> findings = new ArrayList<>();

  AssociationCheck(Tree tree) {
    this.tree = tree;
  }

  List<Finding> of(ObjectNode root) {
    collect(root);
    check(root, "/section");
    return findings;
  }

  private void collect(JsonNode section) {
    String kind = key(Members.text(section, Members.TYPE));
    for (JsonNode attribute : section.path(Members.ATTRIBUTES)) {
      if (key(Members.text(attribute, Members.NAME)).equals("title")) {
        String title = Members.text(attribute, Members.VALUE);
        titles.computeIfAbsent(kind, k -> new HashMap<>()).put(key(title), title);
        exact.add(kind + "\n" + title);
      }
    }
    Members.flat(section.path(Members.SUBSECTIONS)).forEach(this::collect);
  }

  private void check(JsonNode section, String pointer) {
    int index = 0;
    for (JsonNode each : section.path(Members.SUBSECTIONS)) {
      String place = pointer + "/" + Members.SUBSECTIONS + "/" + index++;
      if (each.isObject()) {
        one(each, place);
      }
      for (int row = 0; each.isArray() && row < each.size(); row++) {
        one(each.get(row), place + "/" + row);
      }
    }
  }

  private void one(JsonNode section, String pointer) {
    if (key(Members.text(section, Members.TYPE)).equals("associations")) {
      for (int i = 0; i < section.path(Members.ATTRIBUTES).size(); i++) {
        JsonNode attribute = section.path(Members.ATTRIBUTES).path(i);
        named(attribute, tree.place(attribute, pointer + "/" + Members.ATTRIBUTES + "/" + i));
      }
    }
    check(section, pointer);
  }

  private void named(JsonNode attribute, Place place) {
    String kind = key(Members.text(attribute, Members.NAME));
    String value = Members.text(attribute, Members.VALUE);
    Map<String, String> known = titles.get(kind);
    boolean told = known == null ? !kind.equals("file list") : !exact.contains(kind + "\n" + value);
    if (value.isBlank() || !told) {
      return;
    }
    String near = known == null ? null : known.get(key(value));
    findings.add(
        Finding.warning(
            "association.unknown",
            place,
            "No section of type "
                + Members.text(attribute, Members.NAME)
                + " has the title '"
                + value
                + "'.",
            near == null ? "Add the section, or correct the title." : "Write '" + near + "'."));
  }

  private static String key(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
