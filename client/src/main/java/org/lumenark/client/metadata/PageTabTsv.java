package org.lumenark.client.metadata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lumenark.client.archive.Json;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;

/**
 * PageTab as tab-separated text, read into the tree of its JSON form: blocks between blank lines,
 * {@code Type TAB accession TAB parent} first; {@code (x)} and {@code [x]} qualify the attribute
 * before them, {@code <name>} refers; {@code Type[parent] TAB column ...} begins a table.
 */
final class PageTabTsv {

  private static final Pattern TABLE = Pattern.compile("([^\\[\\]]+)\\[([^\\[\\]]*)]");

  private final String place;
  private final Map<String, ObjectNode> sections = new HashMap<>();
  private final ObjectNode submission = Json.object().put("type", "submission");
  private @Nullable ObjectNode root;

  private PageTabTsv(String place) {
    this.place = place;
  }

  static ObjectNode parse(String text, String place) {
    PageTabTsv parser = new PageTabTsv(place);
    List<String[]> block = new ArrayList<>();
    int first = 1;
    TsvRows rows = new TsvRows(text);
    while (rows.hasNext()) {
      String[] cells = rows.next();
      if (blank(cells)) {
        parser.block(block, first);
        block.clear();
        first = rows.lines() + 1;
      } else {
        block.add(cells);
      }
    }
    parser.block(block, first);
    if (parser.root != null) {
      parser.submission.set("section", parser.root);
    }
    return parser.submission;
  }

  private static boolean blank(String[] cells) {
    return Arrays.stream(cells).allMatch(String::isEmpty);
  }

  private void block(List<String[]> lines, int row) {
    if (lines.isEmpty()) {
      return;
    }
    String[] head = lines.getFirst();
    String type = head[0];
    if (type.equalsIgnoreCase("submission")) {
      put(submission, "accno", cell(head, 1));
      attributes(submission, lines);
    } else if (root == null) {
      root = section(head, type, lines);
    } else if (isTable(type)) {
      table(lines, row);
    } else {
      parent(cell(head, 2), row).withArray("subsections").add(section(head, type, lines));
    }
  }

  private ObjectNode section(String[] head, String type, List<String[]> lines) {
    ObjectNode section = Json.object().put("type", type);
    String accession = cell(head, 1);
    put(section, "accno", accession);
    if (!accession.isEmpty()) {
      sections.put(accession, section);
    }
    attributes(section, lines);
    return section;
  }

  private static void attributes(ObjectNode target, List<String[]> lines) {
    ArrayNode attributes = target.putArray("attributes");
    ObjectNode last = null;
    for (String[] line : lines.subList(1, lines.size())) {
      last = attribute(attributes, last, line[0], cell(line, 1));
    }
  }

  /** Adds one, or qualifies the last; returns the attribute that qualifiers then belong to. */
  private static @Nullable ObjectNode attribute(
      ArrayNode attributes, @Nullable ObjectNode last, String name, String value) {
    if (enclosed(name, '(', ')') || enclosed(name, '[', ']')) {
      if (last != null) {
        last.withArray(name.charAt(0) == '(' ? "nmqual" : "valqual")
            .add(Json.object().put("name", inner(name)).put("value", value));
      }
      return last;
    }
    if (name.isEmpty() && value.isEmpty()) {
      return last;
    }
    ObjectNode attribute = attributes.addObject();
    boolean reference = enclosed(name, '<', '>');
    attribute.put("name", reference ? inner(name) : name).put("value", value);
    if (reference) {
      attribute.put("reference", true);
    }
    return attribute;
  }

  private void table(List<String[]> lines, int row) {
    String[] head = lines.getFirst();
    Matcher form = TABLE.matcher(head[0]);
    String type = form.matches() ? form.group(1).strip() : head[0];
    ObjectNode parent = parent(form.matches() ? form.group(2).strip() : "", row);
    boolean listed = isListed(type);
    ArrayNode target = parent.withArray(listed ? type.toLowerCase(Locale.ROOT) : "subsections");
    for (String[] line : lines.subList(1, lines.size())) {
      ObjectNode entry = target.addObject();
      if (listed) {
        entry.put(type.equalsIgnoreCase("files") ? "path" : "url", line[0]);
      } else {
        entry.put("type", type);
        put(entry, "accno", line[0]);
        if (!line[0].isEmpty()) {
          sections.put(line[0], entry);
        }
      }
      ArrayNode attributes = entry.putArray("attributes");
      ObjectNode last = null;
      for (int i = 1; i < head.length; i++) {
        if (!cell(line, i).isEmpty()) {
          last = attribute(attributes, last, head[i], cell(line, i));
        }
      }
    }
  }

  private ObjectNode parent(String accession, int row) {
    ObjectNode parent = accession.isEmpty() ? root : sections.get(accession);
    if (parent == null) {
      throw new ClientException(
          ExitCode.BAD_DATA,
          "pagetab.parent-unknown",
          "The section '" + accession + "' that row " + row + " belongs to is not there.",
          place + " row " + row);
    }
    return parent;
  }

  private static boolean isTable(String type) {
    return isListed(type) || TABLE.matcher(type).matches();
  }

  private static boolean isListed(String type) {
    return type.equalsIgnoreCase("files") || type.equalsIgnoreCase("links");
  }

  private static boolean enclosed(String name, char open, char close) {
    return name.length() > 2 && name.charAt(0) == open && name.charAt(name.length() - 1) == close;
  }

  private static String inner(String name) {
    return name.substring(1, name.length() - 1).strip();
  }

  private static String cell(String[] line, int index) {
    return index < line.length ? line[index] : "";
  }

  private static void put(ObjectNode target, String field, String value) {
    if (!value.isEmpty()) {
      target.put(field, value);
    }
  }
}
