package org.lumenark.metadata.find;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.id.Accession;
import org.lumenark.metadata.paging.Cursor;
import org.lumenark.platform.problem.Finding;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.query.ParsedQuery;
import org.lumenark.platform.query.Query;
import org.lumenark.platform.query.QueryParser;

/** A search for files that was checked: what to find and which page of it. */
record FileOrder(Query query, List<FileFacet> facets, int limit, Place after) {

  private static final int USUAL = 20;
  private static final int MOST = 100;
  private static final Pattern COMMA = Pattern.compile(",");

  FileOrder {
    facets = List.copyOf(facets);
  }

  /**
   * The last file that was seen or looked at.
   *
   * @param accession empty before the first study
   */
  record Place(String accession, long ordinal) {

    static final Place BEGINNING = new Place("", -1);

    String cursor() {
      return Cursor.after(accession, ordinal).toString();
    }
  }

  /**
   * @throws ProblemException {@code query.syntax}, {@code facet.unknown}, {@code limit.invalid} or
   *     {@code cursor.invalid}
   */
  static FileOrder of(
      @Nullable String q,
      @Nullable String facets,
      @Nullable String limit,
      @Nullable String cursor) {
    return new FileOrder(
        query(q == null ? "" : q),
        facets(facets == null ? "" : facets),
        limit(limit),
        after(cursor));
  }

  /**
   * @throws ProblemException {@code query.syntax}
   */
  static Query query(String text) {
    return switch (QueryParser.parse(text, FileFields.VOCABULARY)) {
      case ParsedQuery.Understood(Query query) -> query;
      case ParsedQuery.NotUnderstood(int position, String message, String remedy) ->
          throw ProblemException.querySyntax(position, message, remedy);
    };
  }

  private static List<FileFacet> facets(String labels) {
    List<FileFacet> facets = new ArrayList<>();
    for (String label : COMMA.split(labels)) {
      if (!label.isBlank()) {
        FileFacet facet =
            FileFacet.of(label.strip())
                .orElseThrow(() ->
                    invalid(
                        "facet.unknown",
                        "There is no facet " + label + ".",
                        "Use some of " + String.join(", ", FileFacet.labels()) + "."));
        if (!facets.contains(facet)) {
          facets.add(facet);
        }
      }
    }
    return facets;
  }

  private static int limit(@Nullable String text) {
    if (text == null) {
      return USUAL;
    }
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MOST) {
        return limit;
      }
    } catch (NumberFormatException noNumber) {
      throw badLimit();
    }
    throw badLimit();
  }

  private static ProblemException badLimit() {
    return invalid("limit.invalid", "The limit is out of range.", "Use 1 to " + MOST + ".");
  }

  private static Place after(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return Place.BEGINNING;
    }
    try {
      Cursor cursor = Cursor.parse(text, 2);
      if (Accession.isAccession(cursor.part(0)) && cursor.number(1) >= 0) {
        return new Place(cursor.part(0), cursor.number(1));
      }
    } catch (ProblemException unreadable) {
      throw badCursor();
    }
    throw badCursor();
  }

  private static ProblemException badCursor() {
    return invalid(
        "cursor.invalid", "The cursor cannot be read.", "Use the next of a page as it came.");
  }

  private static ProblemException invalid(String code, String message, String remedy) {
    return new ProblemException(
        ProblemType.INVALID, code, message, List.of(Finding.error(code, "", message, remedy)));
  }
}
