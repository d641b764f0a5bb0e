package org.lumenark.search.index;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The four indices that are filled and take over together. Readers ask by {@link
 * SearchIndex#alias()}, which leads to one set at a time; writers by {@link #writeAlias}, so that
 * an index is never made by accident with guessed mappings.
 *
 * @param generation of the mappings
 * @param build counts the sets of a generation; 0 of those that were made before sets were counted
 */
record IndexSet(int generation, int build) implements Comparable<IndexSet> {

  /** Raised when mappings change: a set of the new generation is filled and then takes over. */
  static final int GENERATION = 4;

  private static final Pattern SUFFIX = Pattern.compile("-(\\d{1,6})(?:-(\\d{1,6}))?");
  private static final Comparator<IndexSet> OLDEST_FIRST =
      Comparator.comparingInt(IndexSet::generation).thenComparingInt(IndexSet::build);

  /** The first one of these mappings; instances that start side by side agree on it. */
  static IndexSet first() {
    return new IndexSet(GENERATION, 1);
  }

  /** The set that an index belongs to, if the name is one of ours. */
  static Optional<IndexSet> ofIndex(String name) {
    for (SearchIndex index : SearchIndex.values()) {
      if (name.startsWith(index.alias())) {
        Matcher suffix = SUFFIX.matcher(name.substring(index.alias().length()));
        if (suffix.matches()) {
          int build = suffix.group(2) == null ? 0 : Integer.parseInt(suffix.group(2));
          return Optional.of(new IndexSet(Integer.parseInt(suffix.group(1)), build));
        }
      }
    }
    return Optional.empty();
  }

  String name(SearchIndex index) {
    return index.alias() + "-" + generation + (build == 0 ? "" : "-" + build);
  }

  String writeAlias(SearchIndex index) {
    return name(index) + ".write";
  }

  /** Whether its mappings are of an earlier release than this one. */
  boolean isOlder() {
    return generation < GENERATION;
  }

  /** Whether its mappings have room for it: older ones only for what hides a document. */
  boolean takes(DocumentWrite write) {
    return !isOlder() || write.document() instanceof DocumentWrite.Stub;
  }

  /** The set that takes over from this one when the index is built anew. */
  IndexSet next() {
    return generation < GENERATION ? first() : new IndexSet(generation, build + 1);
  }

  @Override
  public int compareTo(IndexSet other) {
    return OLDEST_FIRST.compare(this, other);
  }
}
