package org.lumenark.document.pagetab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lumenark.document.Place;
import org.lumenark.document.Refusal;
import org.lumenark.document.pagetab.AttributeName.Kind;

/**
 * A submission as rows that {@link RowReader} reads back as the same. A section comes before what
 * lies in it; one that others lie in and that has no accession is given one, which goes again when
 * it is read.
 */
final class RowWriter {

  private static final Set<String> WORDS = Set.of("submission", "file", "files", "link", "links");

  private final List<List<@Nullable String>> rows = new ArrayList<>();
  private final Set<String> accessions = new HashSet<>();

  /** Which section an accession means at this row. */
  private final Map<String, JsonNode> meant = new HashMap<>();

  private int given;

  private RowWriter() {}

  static List<List<@Nullable String>> rows(ObjectNode submission) {
    RowWriter writer = new RowWriter();
    writer.collect(submission.path(Members.SECTION));
    writer.submission(submission);
    return writer.rows;
  }

  private void collect(JsonNode section) {
    accessions.add(Members.text(section, Members.ACCESSION));
    Members.flat(section.path(Members.SUBSECTIONS)).forEach(this::collect);
  }

  private void submission(ObjectNode submission) {
    row("Submission", filled(submission, Members.ACCESSION), filled(submission, Members.TAGS));
    ObjectNode others = Members.others(submission, Members.OF_SUBMISSION);
    withoutCell(others);
    members(others);
    attributes(submission);
    if (submission.path(Members.SECTION) instanceof ObjectNode section) {
      section(section, "/section", null);
    }
  }

  /**
   * @param parent null for the one at the top
   */
  private void section(ObjectNode section, String pointer, @Nullable String parent) {
    String type = Members.text(section, Members.TYPE);
    checkFirstCell(type, pointer);
    if (WORDS.contains(type.toLowerCase(Locale.ROOT)) || TableHead.of(type) != null) {
      throw unwritable(pointer, "The type '" + type + "' means something else in rows.");
    }
    rows.add(List.of());
    ObjectNode others = Members.others(section, Members.OF_SECTION);
    String accession = accession(section, others, parent == null);
    row(filled(section, Members.TYPE), accession, named(parent), filled(section, Members.TAGS));
    withoutCell(others);
    members(others);
    attributes(section);
    entries(section, pointer, Members.FILES, Members.PATH);
    entries(section, pointer, Members.LINKS, Members.URL);
    subsections(section, pointer, parent == null ? null : accession);
  }

  private @Nullable String accession(ObjectNode section, ObjectNode others, boolean top) {
    String accession = filled(section, Members.ACCESSION);
    boolean parent = !top && !section.path(Members.SUBSECTIONS).isEmpty();
    if (accession == null && (parent || filled(section, Members.TYPE) == null)) {
      do {
        accession = "section-" + ++given;
      } while (!accessions.add(accession));
      others.put(RowComments.GIVEN, true);
    }
    if (accession != null) {
      meant.put(accession, section);
    }
    return accession;
  }

  private void subsections(ObjectNode section, String pointer, @Nullable String accession) {
    int index = 0;
    for (JsonNode each : section.path(Members.SUBSECTIONS)) {
      String place = pointer + "/" + Members.SUBSECTIONS + "/" + index++;
      if (accession != null && meant.get(accession) != section) {
        throw unwritable(place, "Two sections have the accession '" + accession + "'.");
      }
      String parent = accession == null ? "" : accession;
      if (each instanceof ObjectNode single) {
        section(single, place, parent);
      } else if (!table(each, parent)) {
        for (ObjectNode row : Members.flat(each)) {
          section(row, place, parent);
        }
      }
    }
  }

  private boolean table(JsonNode list, String parent) {
    List<ObjectNode> sections = Members.flat(list);
    String type = sections.isEmpty() ? "" : Members.text(sections.getFirst(), Members.TYPE);
    boolean fits =
        !type.isEmpty()
            && type.chars().noneMatch(c -> c == '[' || c == ']')
            && parent.chars().noneMatch(c -> c == '[' || c == ']')
            && sections.stream().allMatch(each -> isRow(each, type));
    if (!fits) {
      return false;
    }
    return table(new TableHead(type, parent).cell(), sections, Members.ACCESSION);
  }

  private static boolean isRow(ObjectNode section, String type) {
    return Members.text(section, Members.TYPE).equals(type)
        && section.path(Members.FILES).isEmpty()
        && section.path(Members.LINKS).isEmpty()
        && section.path(Members.SUBSECTIONS).isEmpty()
        && !section.has(Members.TAGS);
  }

  private void entries(ObjectNode section, String pointer, String list, String member) {
    boolean files = list.equals(Members.FILES);
    Set<String> defined = files ? Members.OF_FILE : Members.OF_LINK;
    int index = 0;
    for (JsonNode each : section.path(list)) {
      String place = pointer + "/" + list + "/" + index++;
      boolean written =
          each.isArray() && table(files ? "Files" : "Links", Members.flat(each), member);
      if (!written) {
        for (ObjectNode entry :
            each instanceof ObjectNode one ? List.of(one) : Members.flat(each)) {
          rows.add(List.of());
          row(files ? "File" : "Link", Members.text(entry, member));
          members(Members.others(entry, defined));
          attributes(entry, place);
        }
      }
    }
  }

  /** False, and nothing written, if a table cannot hold them as they are. */
  private boolean table(String head, List<ObjectNode> entries, String first) {
    TableColumns columns = new TableColumns();
    for (ObjectNode entry : entries) {
      if (!columns.take(entry) || Members.text(entry, first).startsWith("#")) {
        return false;
      }
    }
    if (entries.isEmpty() || entries.stream().anyMatch(each -> isEmpty(each, first))) {
      return false;
    }
    rows.add(List.of());
    List<@Nullable String> header = new ArrayList<>();
    header.add(head);
    header.addAll(columns.names());
    rows.add(header);
    for (ObjectNode entry : entries) {
      List<@Nullable String> row = new ArrayList<>();
      row.add(filled(entry, first));
      row.addAll(columns.cells(entry));
      rows.add(row);
      if (first.equals(Members.ACCESSION) && row.getFirst() != null) {
        meant.put(Members.text(entry, first), entry);
      }
      members(others(entry, first));
    }
    return true;
  }

  private static ObjectNode others(ObjectNode entry, String first) {
    return Members.others(
        entry,
        switch (first) {
          case Members.PATH -> Members.OF_FILE;
          case Members.URL -> Members.OF_LINK;
          default -> Members.OF_SECTION;
        });
  }

  /** A row of it would end the table. */
  private static boolean isEmpty(ObjectNode entry, String first) {
    if (!Members.text(entry, first).isBlank()) {
      return false;
    }
    for (JsonNode attribute : entry.path(Members.ATTRIBUTES)) {
      if (!TableColumns.values(attribute).stream().allMatch(String::isBlank)) {
        return false;
      }
    }
    return true;
  }

  private void attributes(ObjectNode holder) {
    attributes(holder, "");
  }

  private void attributes(ObjectNode holder, String pointer) {
    int index = 0;
    for (JsonNode attribute : holder.path(Members.ATTRIBUTES)) {
      String place = pointer + "/" + Members.ATTRIBUTES + "/" + index++;
      String name = Members.text(attribute, Members.NAME);
      Kind kind = attribute.path(Members.REFERENCE).asBoolean() ? Kind.REFERENCE : Kind.PLAIN;
      AttributeName written = new AttributeName(kind, name);
      checkFirstCell(written.cell(), place);
      if (!AttributeName.of(written.cell()).equals(written)) {
        throw unwritable(place, "The name '" + name + "' means something else in rows.");
      }
      row(written.cell(), Members.text(attribute, Members.VALUE));
      qualifiers(attribute, Members.NAME_QUALIFIERS, Kind.OF_NAME);
      qualifiers(attribute, Members.VALUE_QUALIFIERS, Kind.OF_VALUE);
      members(Members.others(attribute, Members.OF_ATTRIBUTE));
    }
  }

  private void qualifiers(JsonNode attribute, String member, Kind kind) {
    for (JsonNode qualifier : attribute.path(member)) {
      AttributeName name = new AttributeName(kind, Members.text(qualifier, Members.NAME));
      row(name.cell(), Members.text(qualifier, Members.VALUE));
    }
  }

  private void members(ObjectNode others) {
    if (!others.isEmpty()) {
      List<String> cells = new ArrayList<>(List.of(RowComments.MEMBERS));
      cells.addAll(RowComments.write(others));
      row(cells.toArray(String[]::new));
    }
  }

  private static void checkFirstCell(String cell, String pointer) {
    if (cell.startsWith("#")) {
      throw unwritable(pointer, "'" + cell + "' would be a comment in rows.");
    }
  }

  private static Refusal unwritable(String pointer, String message) {
    return Refusal.at(
        Place.pointer(pointer),
        "pagetab.not-in-rows",
        message,
        "Write it as JSON or XML, or change the name.");
  }

  /** What is written as a cell of its own need not be kept beside. */
  private static void withoutCell(ObjectNode others) {
    if (filled(others, Members.TAGS) != null) {
      others.remove(Members.TAGS);
    }
  }

  private static @Nullable String named(@Nullable String parent) {
    return parent == null || parent.isEmpty() ? null : parent;
  }

  private static @Nullable String filled(JsonNode holder, String member) {
    String text = Members.text(holder, member);
    return text.isEmpty() ? null : text;
  }

  /** Without the empty cells at the end. */
  private void row(@Nullable String... cells) {
    List<@Nullable String> row = new ArrayList<>();
    Collections.addAll(row, cells);
    while (row.size() > 1 && row.getLast() == null) {
      row.removeLast();
    }
    rows.add(row);
  }
}
