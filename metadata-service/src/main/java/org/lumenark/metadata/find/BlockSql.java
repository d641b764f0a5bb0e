package org.lumenark.metadata.find;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.lumenark.metadata.file.PathKey;

/**
 * Says blocks in SQL: each part is a query with the columns {@code accession, version, block,
 * places}. Only places of parameters depend on what is asked, so that statements repeat.
 */
final class BlockSql {

  private static final String KEYED =
      """
      select accession, version, block, places from file_attribute
       where key = decode(:%s, 'hex') and accession >= :first
      """;

  private static final String ANY_KEY =
      """
      select accession, version, block, bit_or(places) as places from file_attribute
       where key in (%s) and accession >= :first
       group by accession, version, block
      """;

  /** Several keys in one pass, where a join of each would be a plan of its own size. */
  private static final String EACH_KEY =
      """
      select accession, version, block, bit_and(places) as places from file_attribute
       where key in (%s) and accession >= :first
       group by accession, version, block having count(*) = %d
      """;

  private static final String OF_STUDIES =
      """
      select accession, version, block, places from file_attribute
       where key = decode(:%s, 'hex') and accession >= :first
         and (accession, version) in (
           select t.accession, t.version from study t where t.visibility = 'public' and %s)
      """;

  private static final String ALL =
      """
      select a.accession, a.version, a.block, a.places & b.places as places
        from (%s) a join (%s) b
          on b.accession = a.accession and b.version = a.version and b.block = a.block
      """;

  private static final String WITHOUT =
      """
      select a.accession, a.version, a.block,
          a.places & ~coalesce(b.places, cast('0' as bit(512))) as places
        from (%s) a left join (%s) b
          on b.accession = a.accession and b.version = a.version and b.block = a.block
      """;

  private static final String ANY =
      """
      select accession, version, block, bit_or(places) as places from (%s) u
       group by accession, version, block
      """;

  /** Keys that are joined one by one, so that a rare one leads. */
  private static final int MOST_JOINED = 3;

  /** Passes over the index that one query may take. */
  private static final int MOST_PASSES = 20;

  private final Map<String, Object> parameters = new LinkedHashMap<>();
  private final String name;
  private final String text;
  private int passes;

  BlockSql(Blocks blocks) {
    this(blocks, "p");
  }

  /**
   * @param name what the names of its parameters begin with
   */
  BlockSql(Blocks blocks, String name) {
    this.name = name;
    this.text = sql(blocks);
  }

  String text() {
    return text;
  }

  Map<String, Object> parameters() {
    return Map.copyOf(parameters);
  }

  /**
   * @param first accession that is of interest
   */
  <T> Mutiny.SelectionQuery<T> bind(Mutiny.SelectionQuery<T> query, String first) {
    parameters.forEach(query::setParameter);
    return query.setParameter("first", first);
  }

  /** Whether it is more than one statement should do. */
  boolean isTooMuch() {
    return passes > MOST_PASSES;
  }

  private String sql(Blocks blocks) {
    return switch (blocks) {
      case Blocks.Keyed(List<String> keys) -> {
        passes++;
        yield keys.size() == 1
            ? KEYED.formatted(key(keys.getFirst()))
            : ANY_KEY.formatted(keys(keys));
      }
      case Blocks.OfStudies(Blocks.Studies studies) -> {
        passes++;
        yield OF_STUDIES.formatted(key(FileKeys.EVERY), condition(studies));
      }
      case Blocks.All(List<Blocks> parts) -> all(parts.stream().distinct().toList());
      case Blocks.AnyOf(List<Blocks> parts) -> any(parts.stream().distinct().toList());
      case Blocks.Outside(Blocks part) -> WITHOUT.formatted(sql(Blocks.every()), sql(part));
      case Blocks.Nothing() -> sql(Blocks.every()) + " and false";
    };
  }

  private String any(List<Blocks> parts) {
    List<String> keys = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (Blocks part : parts) {
      if (part instanceof Blocks.Keyed(List<String> own)) {
        own.stream().filter(key -> !keys.contains(key)).forEach(keys::add);
      } else {
        others.add(sql(part));
      }
    }
    if (!keys.isEmpty()) {
      others.add(sql(new Blocks.Keyed(keys)));
    }
    return others.size() == 1
        ? others.getFirst()
        : ANY.formatted(String.join(" union all ", others));
  }

  /** What is taken away is taken from the rest, where there is a rest, and not from all files. */
  private String all(List<Blocks> parts) {
    List<Blocks> taken = new ArrayList<>();
    List<Blocks> away = new ArrayList<>();
    for (Blocks part : parts) {
      if (part instanceof Blocks.Outside(Blocks inside)) {
        away.add(inside);
      } else {
        taken.add(part);
      }
    }
    if (taken.isEmpty()) {
      taken.add(Blocks.every());
    }
    List<String> single =
        taken.stream()
            .filter(part -> part instanceof Blocks.Keyed keyed && keyed.keys().size() == 1)
            .map(part -> ((Blocks.Keyed) part).keys().getFirst())
            .toList();
    List<String> joined = new ArrayList<>();
    if (single.size() > MOST_JOINED) {
      taken.removeIf(part -> part instanceof Blocks.Keyed keyed && keyed.keys().size() == 1);
      passes++;
      joined.add(EACH_KEY.formatted(keys(single), single.size()));
    }
    taken.forEach(part -> joined.add(sql(part)));
    String sql = joined.getFirst();
    for (String part : joined.subList(1, joined.size())) {
      sql = ALL.formatted(sql, part);
    }
    for (Blocks part : away) {
      sql = WITHOUT.formatted(sql, sql(part));
    }
    return sql;
  }

  private String condition(Blocks.Studies studies) {
    return switch (studies) {
      case Blocks.Studies.Named(String accession) ->
          "lower(t.accession) = :" + parameter(accession);
      case Blocks.Studies.InCollection(String collection) ->
          "lower(t.collection) = :" + parameter(collection);
      case Blocks.Studies.Released(var from, var before) -> {
        List<String> bounds = new ArrayList<>(List.of("true"));
        from.ifPresent(bound -> bounds.add("t.release_date >= :" + time(bound)));
        before.ifPresent(bound -> bounds.add("t.release_date < :" + time(bound)));
        yield String.join(" and ", bounds);
      }
    };
  }

  private String time(Instant instant) {
    return parameter(instant);
  }

  private String keys(List<String> keys) {
    return keys.stream()
        .map(key -> "decode(:" + key(key) + ", 'hex')")
        .collect(Collectors.joining(", "));
  }

  private String key(String text) {
    return parameter(PathKey.hex(text));
  }

  private String parameter(Object value) {
    String parameter = name + parameters.size();
    parameters.put(parameter, value);
    return parameter;
  }
}
