package org.lumenark.metadata.ontology.loader;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.lumenark.metadata.loader.CopyRows;
import org.lumenark.ontology.OntologyTerm;
import org.lumenark.ontology.Synonym;
import org.lumenark.ontology.Words;

/** Rows of terms and of their names, copied batch by batch. */
final class TermRows {

  private static final int MOST_ROWS = 20_000;
  private static final int MOST_CHARACTERS = 8 << 20;

  /** Longer names are found by their beginning only so far. */
  private static final int LONGEST = 200;

  private static final int MOST_WORDS = 12;
  private static final int SHORTEST_WORD = 4;
  private static final int LONGEST_WORD = 40;

  /** Remembered, so that few words are copied twice; the database drops those that are. */
  private static final int MOST_SEEN = 200_000;

  private final Connection connection;
  private final long load;
  private final CopyRows terms = new CopyRows();
  private final CopyRows names = new CopyRows();
  private final CopyRows likeable = new CopyRows();
  private final Set<String> seen = new HashSet<>();
  private int number;
  private long obsolete;
  private long named;

  TermRows(Connection connection, long load) {
    this.connection = connection;
    this.load = load;
  }

  void add(OntologyTerm term) throws SQLException {
    number++;
    terms.add(
        load,
        number,
        term.id(),
        term.label(),
        term.definition(),
        array(term.synonyms().stream().map(Synonym::text).toList()),
        array(
            term.synonyms().stream()
                .map(synonym -> synonym.scope().name().toLowerCase(Locale.ROOT))
                .toList()),
        array(term.isA()),
        array(term.partOf()),
        term.obsolete(),
        array(term.replacedBy()),
        array(term.alternatives()));
    if (term.obsolete()) {
      obsolete++;
    } else {
      addNames(term);
    }
    if (terms.count() + names.count() > MOST_ROWS
        || terms.characters() + names.characters() > MOST_CHARACTERS) {
      copy();
    }
  }

  void copy() throws SQLException {
    if (terms.count() > 0) {
      terms.copyInto(connection, Partitions.TERM.of(load));
      terms.clear();
    }
    if (names.count() > 0) {
      names.copyInto(connection, Partitions.NAME.of(load));
      names.clear();
    }
    if (likeable.count() > 0) {
      likeable.copyInto(connection, Partitions.seenWords(load));
      likeable.clear();
    }
  }

  long obsolete() {
    return obsolete;
  }

  long named() {
    return named;
  }

  private void addNames(OntologyTerm term) {
    addName(term.label(), 0, 0);
    int place = 0;
    for (Synonym synonym : term.synonyms()) {
      place++;
      if (place <= Short.MAX_VALUE) {
        addName(synonym.text(), place, 1 + synonym.scope().ordinal());
      }
    }
  }

  private void addName(String name, int place, int rank) {
    named++;
    String words = Words.of(name);
    int from = 0;
    for (int word = 0; word < MOST_WORDS && from < words.length(); word++) {
      String rest = words.substring(from, Math.min(words.length(), from + LONGEST)).stripTrailing();
      names.add(load, number, place, rank, word == 0 ? 0 : 1, rest);
      int blank = words.indexOf(' ', from);
      int end = blank < 0 ? words.length() : blank;
      addWord(words.substring(from, end));
      from = end + 1;
    }
  }

  /** Codes are left out: a likeness to one says nothing. */
  private void addWord(String word) {
    boolean like =
        word.length() >= SHORTEST_WORD
            && word.length() <= LONGEST_WORD
            && word.chars().noneMatch(Character::isDigit);
    if (like && seen.add(word)) {
      likeable.add(load, word);
      if (seen.size() == MOST_SEEN) {
        seen.clear();
      }
    }
  }

  /** As PostgreSQL reads arrays of texts. */
  private static String array(List<String> values) {
    return values.stream()
        .map(value -> '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .collect(Collectors.joining(",", "{", "}"));
  }
}
