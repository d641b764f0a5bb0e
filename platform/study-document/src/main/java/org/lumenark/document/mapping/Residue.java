package org.lumenark.document.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * What a part of a document keeps of the PageTab that it came from: only what would be written in
 * another way. Anyone can write it, so nothing of it is trusted.
 */
final class Residue {

  /** The member of the document. */
  static final String MEMBER = "pageTab";

  static final String ORDER = "order";
  static final String LINKS = "links";
  static final String MEMBERS = "members";
  static final String ORGANISATIONS = "organisations";
  static final String SECTION = "section";
  static final String ABSENT = "absent";

  /** In PageTab, what PageTab cannot say of a document. */
  static final String DOCUMENT = "lumenark";

  private static final Set<String> OF_SECTION =
      Set.of("accno", "type", "attributes", "files", "links", "subsections", DOCUMENT);
  private static final Set<String> OF_LINK = Set.of("url", "attributes", DOCUMENT);
  private static final Set<String> OF_SUBMISSION =
      Set.of("accno", "type", "attributes", "section", DOCUMENT);

  private Residue() {}

  /** Members of a section that neither PageTab nor the document knows. */
  static void ofSection(JsonNode section, ObjectNode residue) {
    others(section, OF_SECTION, residue);
  }

  static void ofLink(JsonNode link, ObjectNode residue) {
    others(link, OF_LINK, residue);
  }

  static void ofSubmission(JsonNode submission, ObjectNode residue) {
    others(submission, OF_SUBMISSION, residue);
  }

  private static void others(JsonNode holder, Set<String> known, ObjectNode residue) {
    holder
        .properties()
        .forEach(member -> {
          boolean told =
              member.getKey().equals(DOCUMENT)
                  ? !member.getValue().isObject()
                  : !known.contains(member.getKey());
          if (told) {
            residue.withObjectProperty(MEMBERS).set(member.getKey(), member.getValue());
          }
        });
  }

  /** Writes them back; what is there already wins. */
  static void into(JsonNode residue, ObjectNode holder) {
    residue
        .path(MEMBERS)
        .properties()
        .forEach(member -> {
          if (!holder.has(member.getKey())) {
            holder.set(member.getKey(), member.getValue());
          }
        });
  }

  static void keepText(JsonNode from, String member, ObjectNode target) {
    if (from.path(member).isTextual()) {
      target.set(member, from.get(member));
    }
  }
}
