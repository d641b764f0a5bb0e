package org.lumenark.search.biostudies;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.id.CollectionName;
import org.lumenark.platform.query.ParsedQuery;
import org.lumenark.platform.query.Query;
import org.lumenark.platform.query.QueryParser;
import org.lumenark.search.find.Target;

/**
 * What a script asks for. What it says in a language that is not ours is searched for as words, as
 * scripts are not there to correct themselves.
 *
 * @param text of the query as it was given
 * @param page from 1
 * @param sortBy {@code relevance}, {@code release_date} or {@code files}
 */
record BioStudiesOrder(
    String text, Query query, int page, int pageSize, String sortBy, boolean descending) {

  static final String RELEVANCE = "relevance";
  static final String RELEASE_DATE = "release_date";
  static final String FILES = "files";

  private static final int USUAL_SIZE = 20;
  private static final int MOST_SIZE = 100;
  private static final Set<String> ORDERS = Set.of(RELEVANCE, RELEASE_DATE, FILES);

  /**
   * Something was asked for that would be answered wrongly if it were left out.
   *
   * @param message what
   */
  static final class Unsupported extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unsupported(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * @param collection that is searched; null for all
   * @throws Unsupported if a facet is asked for
   */
  static BioStudiesOrder of(MultivaluedMap<String, String> given, @Nullable String collection) {
    Optional<String> facet =
        given.keySet().stream().filter(name -> name.startsWith("facet.")).findFirst();
    if (facet.isPresent()) {
      throw new Unsupported(
          "There is no " + facet.get() + " here; fields are searched as organism:\"Homo sapiens\"");
    }
    String text = Optional.ofNullable(given.getFirst("query")).orElse("").strip();
    String asked = text.equals("*:*") || text.equals("*") ? "" : text;
    String sortBy =
        Optional.ofNullable(given.getFirst("sortBy"))
            .map(name -> name.toLowerCase(Locale.ROOT))
            .filter(ORDERS::contains)
            .orElse(asked.isEmpty() ? RELEASE_DATE : RELEVANCE);
    return new BioStudiesOrder(
        asked,
        query(asked, collection),
        number(given.getFirst("page"), 1, Integer.MAX_VALUE),
        number(given.getFirst("pageSize"), USUAL_SIZE, MOST_SIZE),
        sortBy,
        !"ascending".equalsIgnoreCase(given.getFirst("sortOrder")));
  }

  private static Query query(String asked, @Nullable String collection) {
    if (collection != null && !CollectionName.isCollectionName(collection)) {
      throw new Unsupported("There is no such collection");
    }
    String in = collection == null ? "" : "collection:\"" + collection + "\"";
    for (String text : new String[] {asked, words(asked)}) {
      String whole = text.isBlank() ? in : in.isEmpty() ? text : "(" + text + ") AND " + in;
      if (QueryParser.parse(whole, Target.STUDIES.vocabulary())
          instanceof ParsedQuery.Understood(Query query)) {
        return query;
      }
    }
    throw new Unsupported("The query is too long");
  }

  /** Letters and digits, and what stands within words. */
  private static String words(String text) {
    return text.replaceAll("\\b(?:AND|OR|NOT|TO)\\b", " ")
        .replaceAll("[^\\p{L}\\p{N}_.-]+", " ")
        .replaceAll("(?<=\\s|^)[-.]+", " ")
        .strip();
  }

  private static int number(@Nullable String text, int usual, int most) {
    try {
      return text == null ? usual : Math.clamp(Long.parseLong(text), 1, most);
    } catch (NumberFormatException noNumber) {
      return usual;
    }
  }
}
