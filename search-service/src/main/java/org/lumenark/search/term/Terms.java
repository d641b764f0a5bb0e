package org.lumenark.search.term;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;

/** Values that are in the index, by every name that an ontology has for them. Never changes. */
public final class Terms {

  /** Most values that a query goes down to; far above what archives have. */
  private static final int MOST = 10_000;

  public static final Terms NONE = new Terms(Map.of());

  private final Map<TermField, Map<String, Set<String>>> named = new EnumMap<>(TermField.class);
  private final Map<TermField, Map<String, Set<String>>> below = new EnumMap<>(TermField.class);

  Terms(Map<TermField, Map<String, Lineage>> values) {
    values.forEach((field, lineages) -> {
      Map<String, Set<String>> names = new HashMap<>();
      Map<String, Set<String>> under = new HashMap<>();
      lineages.forEach((value, lineage) -> {
        for (String name : lineage.names()) {
          put(names, name, value);
          put(under, name, value);
        }
        put(under, value, value);
        lineage.above().forEach(name -> put(under, name, value));
      });
      named.put(field, names);
      below.put(field, under);
    });
  }

  private static void put(Map<String, Set<String>> index, String name, String value) {
    String words = TermName.of(name);
    if (!words.isEmpty()) {
      index.computeIfAbsent(words, each -> new TreeSet<>()).add(value);
    }
  }

  /** Values whose term has exactly this name. */
  public List<String> named(TermField field, String name) {
    return found(named, field, name);
  }

  /** Values whose term has this name or is a kind of one that has. */
  public List<String> below(TermField field, String name) {
    return found(below, field, name);
  }

  /** Values of which a name begins with this, in the order of their names. */
  public SequencedSet<String> beginning(TermField field, String name) {
    String words = TermName.of(name);
    SequencedSet<String> found = new LinkedHashSet<>();
    if (!words.isEmpty()) {
      named.getOrDefault(field, Map.of()).entrySet().stream()
          .filter(each -> (" " + each.getKey()).contains(" " + words))
          .sorted(Map.Entry.comparingByKey())
          .forEach(each -> found.addAll(each.getValue()));
    }
    return found;
  }

  private static List<String> found(
      Map<TermField, Map<String, Set<String>>> index, TermField field, String name) {
    return index.getOrDefault(field, Map.of()).getOrDefault(TermName.of(name), Set.of()).stream()
        .limit(MOST)
        .toList();
  }
}
