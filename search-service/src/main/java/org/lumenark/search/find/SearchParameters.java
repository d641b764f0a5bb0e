package org.lumenark.search.find;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.problem.Finding;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.query.ParsedQuery;
import org.lumenark.platform.query.ParsedQuery.NotUnderstood;
import org.lumenark.platform.query.ParsedQuery.Understood;
import org.lumenark.platform.query.Query;
import org.lumenark.platform.query.QueryParser;

/** Checks the parameters of a search; what is wrong ends as a 400 that says where. */
final class SearchParameters {

  static final int DEFAULT_LIMIT = 20;
  static final int MOST_LIMIT = 100;

  private SearchParameters() {}

  static SearchOrder read(
      Target target,
      @Nullable String q,
      @Nullable String facets,
      @Nullable String sort,
      @Nullable Integer limit,
      @Nullable String cursor) {
    Query query = query(target, q == null ? "" : q);
    Sort order = sort(sort);
    return new SearchOrder(
        target,
        query,
        facets(target, facets == null ? "" : facets),
        order,
        limit(limit),
        cursor(cursor, query, order));
  }

  private static Sort sort(@Nullable String label) {
    if (label == null || label.isEmpty()) {
      return Sort.RELEVANCE;
    }
    return Sort.of(label)
        .orElseThrow(() ->
            invalid(
                "sort.unknown",
                "Results are not sorted by " + label + ".",
                "Use one of " + String.join(", ", Sort.labels())));
  }

  static Query query(Target target, String text) {
    ParsedQuery parsed = QueryParser.parse(text, target.vocabulary());
    return switch (parsed) {
      case Understood(Query query) -> query;
      case NotUnderstood(int position, String message, String remedy) ->
          throw ProblemException.querySyntax(position, message, remedy);
    };
  }

  private static List<Facet> facets(Target target, String labels) {
    List<Facet> facets = new ArrayList<>();
    for (String label : labels.split(",", -1)) {
      if (!label.isBlank()) {
        Facet facet =
            Facet.of(target, label.strip()).orElseThrow(() -> unknownFacet(target, label));
        if (!facets.contains(facet)) {
          facets.add(facet);
        }
      }
    }
    return facets;
  }

  private static ProblemException unknownFacet(Target target, String label) {
    String known = Facet.of(target).stream().map(Facet::label).collect(Collectors.joining(", "));
    return invalid("facet.unknown", "There is no facet " + label + ".", "Use some of " + known);
  }

  private static int limit(@Nullable Integer limit) {
    if (limit == null) {
      return DEFAULT_LIMIT;
    }
    if (limit < 1 || limit > MOST_LIMIT) {
      throw invalid("limit.invalid", "The limit is out of range.", "Use 1 to " + MOST_LIMIT);
    }
    return limit;
  }

  private static Optional<Cursor> cursor(@Nullable String text, Query query, Sort sort) {
    if (text == null || text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Cursor.read(text)
            .filter(cursor -> cursor.sort() == SearchOrder.sorted(query, sort, cursor.matching()))
            .orElseThrow(() ->
                invalid(
                    "cursor.invalid",
                    "The cursor cannot be read.",
                    "Use the next of a page as it came")));
  }

  private static ProblemException invalid(String code, String message, String remedy) {
    return new ProblemException(
        ProblemType.INVALID,
        code,
        message,
        List.of(Finding.error(code, "", message, remedy + ".")));
  }
}
