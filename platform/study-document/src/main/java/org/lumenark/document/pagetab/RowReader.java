package org.lumenark.document.pagetab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lumenark.document.Place;
import org.lumenark.document.Refusal;
import org.lumenark.document.pagetab.PageTabRows.Row;

/**
 * PageTab as rows, read into the tree of its JSON form: blocks between blank rows. A block begins
 * with {@code Type, accession, parent}; {@code (x)} and {@code [x]} qualify the attribute before
 * them, {@code <name>} refers. {@code Type[parent], column ...}, {@code Files, column ...} and
 * {@code Links, column ...} begin a table. A row whose first cell begins with {@code #} is a
 * comment, but for {@link RowComments}.
 */
final class RowReader {

  private final PageTabRows rows;
  private final Tree tree = new Tree(Members.object());
  private final Map<String, Parent> sections = new HashMap<>();
  private @Nullable ObjectNode root;
  private @Nullable ObjectNode current;
  private @Nullable ObjectNode latest;
  private int submissions;

  /** A section that others may lie in. */
  private record Parent(ObjectNode section, int depth) {}

  private RowReader(PageTabRows rows) {
    this.rows = rows;
  }

  static Tree read(PageTabRows rows) {
    return new RowReader(rows).read();
  }

  private Tree read() {
    for (Row row = content(); row != null; row = content()) {
      block(row);
    }
    if (submissions == 0) {
      throw Refusal.at(
          Place.row(1),
          "pagetab.submission-missing",
          "There is no Submission block.",
          "Begin with a row: Submission, tab, accession.");
    }
    if (root == null) {
      tree.findings.add(Findings.sectionMissing(Place.row(1)));
    }
    RowComments.dropGivenAccessions(tree.submission);
    return tree;
  }

  /** The next row that begins a block; null at the end. */
  private @Nullable Row content() {
    Row row = rows.next();
    while (row != null && (row.isBlank() || comment(row))) {
      row = rows.next();
    }
    return row;
  }

  /** The next row of this block; null at its end. */
  private @Nullable Row inside() {
    Row row = rows.next();
    while (row != null && comment(row)) {
      row = rows.next();
    }
    return row == null || row.isBlank() ? null : row;
  }

  private boolean comment(Row row) {
    if (!row.text(0).startsWith("#")) {
      return false;
    }
    if (row.text(0).equals(RowComments.MEMBERS) && latest != null) {
      try {
        RowComments.read(latest, RowComments.joined(row));
      } catch (JsonProcessingException e) {
        throw Refusal.at(
            Place.row(row.number()),
            "pagetab.members-syntax",
            "What stands behind " + RowComments.MEMBERS + " is not a JSON object.",
            "Remove the row.");
      }
    }
    return true;
  }

  private void block(Row head) {
    String type = head.text(0);
    if (submissions == 0 || type.equalsIgnoreCase("submission")) {
      submission(head);
      return;
    }
    ObjectNode section = current;
    TableHead table = TableHead.of(type);
    switch (type.toLowerCase(Locale.ROOT)) {
      case "file" -> entry(head, inSection(section, head), Members.FILES, Members.PATH);
      case "link" -> entry(head, inSection(section, head), Members.LINKS, Members.URL);
      case "files" -> table(head, inSection(section, head), Members.FILES, Members.PATH);
      case "links" -> table(head, inSection(section, head), Members.LINKS, Members.URL);
      default -> {
        if (table == null) {
          section(head);
        } else {
          inSection(section, head);
          table(head, parent(table.parent(), head), table.type());
        }
      }
    }
  }

  private void submission(Row head) {
    if (!head.text(0).equalsIgnoreCase("submission")) {
      throw SubmissionHead.refuse(head);
    }
    if (submissions++ > 0) {
      throw Refusal.at(
          Place.row(head.number()),
          "pagetab.submission-twice",
          "There is a second Submission block.",
          "Give one study per file.");
    }
    ObjectNode submission = tree.submission;
    Members.putFilled(submission, Members.ACCESSION, head.text(1));
    submission.put(Members.TYPE, "submission");
    Members.putFilled(submission, Members.TAGS, head.text(2));
    noMore(head, 3);
    attributes(head, submission);
  }

  private void section(Row head) {
    if (head.text(0).isEmpty() && head.text(1).isEmpty()) {
      throw Refusal.at(
          Place.row(head.number()),
          "pagetab.type-missing",
          "A block begins without a type and an accession.",
          "Name the type of the section in the first cell.");
    }
    ObjectNode section = Members.object();
    Members.putFilled(section, Members.ACCESSION, head.text(1));
    Members.putFilled(section, Members.TYPE, head.text(0));
    if (head.text(0).isEmpty()) {
      tree.findings.add(Findings.typeMissing(Place.row(head.number())));
    }
    Members.putFilled(section, Members.TAGS, head.text(3));
    noMore(head, 4);
    if (root == null) {
      root = section;
      tree.submission.set(Members.SECTION, section);
      remember(head.text(1), new Parent(section, 1));
    } else {
      Parent parent = parent(head.text(2), head);
      parent.section().withArray(Members.SUBSECTIONS).add(section);
      int depth = parent.depth() + 1;
      PageTabLimits.checkDepth(depth, Place.row(head.number()));
      remember(head.text(1), new Parent(section, depth));
    }
    current = section;
    attributes(head, section);
  }

  private void remember(String accession, Parent section) {
    if (!accession.isEmpty()) {
      sections.put(accession, section);
    }
  }

  private void entry(Row head, ObjectNode section, String list, String member) {
    ObjectNode entry = section.withArray(list).addObject();
    entry.put(member, head.text(1));
    noMore(head, 2);
    attributes(head, entry);
  }

  private void attributes(Row head, ObjectNode holder) {
    tree.cameFrom(holder, head.number());
    latest = holder;
    RowAttributes attributes = new RowAttributes(tree, holder);
    for (Row row = inside(); row != null; row = inside()) {
      noMore(row, 2);
      attributes.add(row.text(0), row.text(1), row.number());
      latest = attributes.last();
    }
  }

  /** A table of files or links. */
  private void table(Row head, ObjectNode section, String list, String member) {
    ArrayNode table = section.withArray(list).addArray();
    for (Row row = inside(); row != null; row = inside()) {
      ObjectNode entry = table.addObject();
      entry.put(member, row.text(0));
      columns(head, row, entry);
    }
    unnamedColumns(head);
  }

  /** A table of sections. */
  private void table(Row head, Parent parent, String type) {
    int depth = parent.depth() + 1;
    PageTabLimits.checkDepth(depth, Place.row(head.number()));
    ArrayNode table = parent.section().withArray(Members.SUBSECTIONS).addArray();
    for (Row row = inside(); row != null; row = inside()) {
      ObjectNode entry = table.addObject();
      Members.putFilled(entry, Members.ACCESSION, row.text(0));
      entry.put(Members.TYPE, type);
      remember(row.text(0), new Parent(entry, depth));
      columns(head, row, entry);
    }
    unnamedColumns(head);
  }

  private void columns(Row head, Row row, ObjectNode entry) {
    noMore(row, head.cells().size());
    tree.cameFrom(entry, row.number());
    latest = entry;
    RowAttributes attributes = new RowAttributes(tree, entry);
    String owner = "";
    for (int column = 1; column < head.cells().size(); column++) {
      String name = head.text(column);
      String value = row.cell(column);
      boolean qualifier = AttributeName.of(name).isQualifier();
      if (!qualifier) {
        owner = name;
      } else if (value != null && !owner.isEmpty()) {
        // The value that is qualified has an empty cell.
        attributes.add(owner, "", row.number());
      }
      if (value != null) {
        attributes.add(name, value, row.number());
        owner = "";
      }
    }
  }

  private void unnamedColumns(Row head) {
    for (int column = 1; column < head.cells().size(); column++) {
      if (head.text(column).isEmpty()) {
        tree.findings.add(Findings.columnUnnamed(Place.row(head.number()), column));
      }
    }
  }

  private static ObjectNode inSection(@Nullable ObjectNode section, Row head) {
    if (section == null) {
      throw Refusal.at(
          Place.row(head.number()),
          "pagetab.section-missing",
          head.text(0) + " stands before any section.",
          "Begin the study with a section, for example a row: Study.");
    }
    return section;
  }

  private Parent parent(String accession, Row head) {
    Parent parent =
        accession.isEmpty() && root != null ? new Parent(root, 1) : sections.get(accession);
    if (parent == null) {
      throw Refusal.at(
          Place.row(head.number()),
          "pagetab.parent-unknown",
          "The section '" + accession + "' that this one belongs to does not stand before it.",
          "Name the accession of a section that stands further up.");
    }
    return parent;
  }

  private static void noMore(Row row, int from) {
    int surplus = row.contentFrom(from);
    if (surplus >= 0) {
      throw Refusal.at(
          Place.row(row.number()),
          "pagetab.cell-surplus",
          "The cell in column " + (surplus + 1) + " belongs to nothing.",
          "Remove it, or name its column.");
    }
  }
}
