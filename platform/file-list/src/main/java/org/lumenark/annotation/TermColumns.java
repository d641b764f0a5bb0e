package org.lumenark.annotation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which columns hold the terms of other columns. {@code X Term Name}, {@code X Term Accession} and
 * {@code X Accession} belong to the column {@code X}; {@code Term Source 1 REF} and {@code
 * Accession} to the column before them.
 */
final class TermColumns {

  static final int NONE = -1;

  private static final Pattern SOURCE = Pattern.compile("term source ?[0-9]* (ref|accession)");

  private final List<Place> places = new ArrayList<>();
  private final Set<Integer> taken = new HashSet<>();

  TermColumns(List<String> columns) {
    Map<String, Integer> named = new HashMap<>();
    for (int column = 0; column < columns.size(); column++) {
      places.add(new Place());
      named.put(ColumnName.plain(columns.get(column)), column);
    }
    int before = NONE;
    int reference = NONE;
    for (int column = 0; column < columns.size(); column++) {
      String plain = columns.get(column).strip().toLowerCase(Locale.ROOT);
      Matcher source = SOURCE.matcher(plain);
      if (source.matches()) {
        boolean names = source.group(1).equals("ref");
        reference = names ? column : reference;
        if (before != NONE) {
          taken.add(column);
          Place place = places.get(before);
          place.ontology = names && place.ontology == NONE ? column : place.ontology;
          place.accession = !names && place.accession == NONE ? column : place.accession;
        }
      } else if (!belongs(columns, named, column, plain, reference)) {
        before = column;
      }
    }
  }

  /** Columns of the term of another one. */
  static final class Place {
    private int label = NONE;
    private int accession = NONE;
    private int ontology = NONE;

    int label() {
      return label;
    }

    int accession() {
      return accession;
    }

    int ontology() {
      return ontology;
    }
  }

  Place of(int column) {
    return places.get(column);
  }

  /** Whether the column says nothing but the term of another one. */
  boolean isTerm(int column) {
    return taken.contains(column);
  }

  private boolean belongs(
      List<String> columns, Map<String, Integer> named, int column, String plain, int reference) {
    for (String end :
        List.of(" term name", " term accession", " term accession url", " accession")) {
      Integer owner =
          plain.endsWith(end)
              ? named.get(ColumnName.plain(plain.substring(0, plain.length() - end.length())))
              : null;
      if (owner != null && owner != column) {
        Place place = places.get(owner);
        switch (end) {
          case " term name" -> place.label = column;
          case " term accession url" -> {
            // The accession says the same, shorter.
          }
          default -> {
            place.accession = column;
            place.ontology = place.ontology == NONE ? reference : place.ontology;
          }
        }
        taken.add(column);
        return true;
      }
    }
    return false;
  }
}
