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
import org.lumenark.document.Refusal;

/**
 * What a submission holds, whatever form it came in. Errors are what cannot be stored; what is only
 * doubtful is a warning.
 */
final class ContentCheck {

  private static final Set<String> SINGLE =
      Set.of("title", "releasedate", "rootpath", "doi", "template", "license", "licence");

  private final Tree tree;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> accessions = new HashSet<>();
  private final Map<String, String> paths = new HashMap<>();
  private final Set<String> folders = new HashSet<>();

  private ContentCheck(Tree tree) {
    this.tree = tree;
  }

  static List<Finding> of(Tree tree) {
    ContentCheck check = new ContentCheck(tree);
    check.submission(tree.submission);
    return check.findings;
  }

  private void submission(ObjectNode submission) {
    Place place = tree.place(submission, "");
    accession(submission, place);
    holder(submission, "", Members.OF_SUBMISSION);
    JsonNode section = submission.path(Members.SECTION);
    if (section instanceof ObjectNode object) {
      section(object, "/section");
      findings.addAll(new AssociationCheck(tree).of(object));
    }
  }

  private void accession(JsonNode submission, Place place) {
    String accession = Members.text(submission, Members.ACCESSION);
    TextCheck.name(accession, place);
    boolean usual = accession.chars().allMatch(c -> c > ' ' && c < 127 && "<>\"'`".indexOf(c) < 0);
    if (!usual) {
      findings.add(
          Finding.warning(
              "pagetab.accession-form",
              place,
              "This is no accession; the archive gives its own.",
              "Leave the accession of the submission empty."));
    }
  }

  private void section(ObjectNode section, String pointer) {
    Place place = tree.place(section, pointer);
    String accession = Members.text(section, Members.ACCESSION);
    TextCheck.name(accession, place);
    TextCheck.name(Members.text(section, Members.TYPE), place);
    if (!accession.isEmpty() && !accessions.add(accession)) {
      findings.add(
          Finding.warning(
              "pagetab.accession-twice",
              place,
              "Another section has the accession '" + accession + "' too.",
              "Give each section its own."));
    }
    holder(section, pointer, Members.OF_SECTION);
    each(section, Members.FILES, pointer, this::file);
    each(section, Members.LINKS, pointer, this::link);
    each(section, Members.SUBSECTIONS, pointer, this::section);
  }

  private void file(ObjectNode file, String pointer) {
    Place place = tree.place(file, pointer);
    String path = Members.text(file, Members.PATH);
    FilePathRules.check(path, place).ifPresent(findings::add);
    String stripped = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    String twin = paths.putIfAbsent(stripped.toLowerCase(Locale.ROOT), stripped);
    if (twin != null && !twin.equals(stripped)) {
      findings.add(
          Finding.warning(
              "path.twin",
              place,
              "The path differs from '" + twin + "' only by capitals.",
              "Rename one of them; some file systems keep only one."));
    }
    boolean folder = path.endsWith("/") || Members.text(file, "type").equals("directory");
    if (!folder && folders.contains(stripped)) {
      findings.add(fileAndFolder(place, stripped));
    }
    for (int at = stripped.indexOf('/'); at > 0; at = stripped.indexOf('/', at + 1)) {
      String above = stripped.substring(0, at);
      if (folders.add(above) && above.equals(paths.get(above.toLowerCase(Locale.ROOT)))) {
        findings.add(fileAndFolder(place, above));
      }
    }
    JsonNode size = file.path("size");
    if (!size.isMissingNode() && (!size.isIntegralNumber() || size.asLong() < 0)) {
      findings.add(
          Finding.warning(
              "file.size",
              place,
              "This is no size; the archive counts the bytes itself.",
              "Leave the size out."));
    }
    holder(file, pointer, Members.OF_FILE);
  }

  private static Finding fileAndFolder(Place place, String path) {
    return Finding.warning(
        "path.file-and-folder",
        place,
        "'" + path + "' is named as a file and as a folder.",
        "A path can be only one of them; end a folder's with /.");
  }

  private void link(ObjectNode link, String pointer) {
    Place place = tree.place(link, pointer);
    String url = Members.text(link, Members.URL);
    TextCheck.value(url, place);
    LinkRules.check(url, place).ifPresent(findings::add);
    holder(link, pointer, Members.OF_LINK);
  }

  private void holder(ObjectNode holder, String pointer, Set<String> defined) {
    Place place = tree.place(holder, pointer);
    TextCheck.kept(Members.others(holder, defined), place);
    JsonNode attributes = holder.path(Members.ATTRIBUTES);
    if (attributes.size() > PageTabLimits.ATTRIBUTES) {
      throw Refusal.at(
          place,
          "pagetab.too-many-attributes",
          "There are " + attributes.size() + " attributes; 10,000 are taken.",
          "Move what belongs to single files into a file list.");
    }
    Map<String, String> single = new HashMap<>();
    for (int index = 0; index < attributes.size(); index++) {
      attribute(attributes.get(index), pointer + "/" + Members.ATTRIBUTES + "/" + index, single);
    }
  }

  private void attribute(JsonNode attribute, String pointer, Map<String, String> single) {
    Place place = tree.place(attribute, pointer);
    String name = Members.text(attribute, Members.NAME);
    String value = Members.text(attribute, Members.VALUE);
    TextCheck.name(name, place);
    TextCheck.value(value, place);
    for (String list : new String[] {Members.NAME_QUALIFIERS, Members.VALUE_QUALIFIERS}) {
      for (JsonNode qualifier : attribute.path(list)) {
        TextCheck.name(Members.text(qualifier, Members.NAME), place);
        TextCheck.value(Members.text(qualifier, Members.VALUE), place);
      }
    }
    TextCheck.kept(Members.others(attribute, Members.OF_ATTRIBUTE), place);
    String key = name.toLowerCase(Locale.ROOT);
    String before = SINGLE.contains(key) ? single.putIfAbsent(key, value) : null;
    if (before != null && !before.equals(value)) {
      findings.add(
          Finding.warning(
              "pagetab.attribute-contradiction",
              place,
              name + " is given twice and says different things.",
              "Keep one of them."));
    }
    AttributeRules.check(key, value, place).ifPresent(findings::add);
  }

  private interface Visitor {
    void visit(ObjectNode each, String pointer);
  }

  private static void each(ObjectNode section, String list, String pointer, Visitor visitor) {
    int index = 0;
    for (JsonNode each : section.path(list)) {
      String place = pointer + "/" + list + "/" + index++;
      if (each instanceof ObjectNode one) {
        visitor.visit(one, place);
      } else {
        for (int row = 0; row < each.size(); row++) {
          visitor.visit((ObjectNode) each.get(row), place + "/" + row);
        }
      }
    }
  }
}
