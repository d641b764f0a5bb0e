package org.lumenark.search.find;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.SortOptions;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch._types.mapping.FieldType;

/** Orders of results; the key settles every tie, so that pages never overlap. */
enum Sort {
  RELEVANCE("relevance"),
  NEWEST("newest"),
  OLDEST("oldest"),
  NAME("name"),
  LARGEST("largest"),
  SMALLEST("smallest");

  private final String label;

  Sort(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  static Optional<Sort> of(String label) {
    return Arrays.stream(values()).filter(sort -> sort.label.equals(label)).findFirst();
  }

  static List<String> labels() {
    return Arrays.stream(values()).map(Sort::label).toList();
  }

  List<SortOptions> options(Target target) {
    SortOptions key = by("key", SortOrder.Asc, FieldType.Keyword);
    SortOptions newest = by("releaseDate", SortOrder.Desc, FieldType.Date);
    return switch (this) {
      case RELEVANCE ->
          List.of(
              SortOptions.of(sort -> sort.score(score -> score.order(SortOrder.Desc))),
              newest,
              key);
      case NEWEST -> List.of(newest, key);
      case OLDEST -> List.of(by("releaseDate", SortOrder.Asc, FieldType.Date), key);
      case NAME -> List.of(by("sortName", SortOrder.Asc, FieldType.Keyword), key);
      case LARGEST -> List.of(bySize(target, SortOrder.Desc), key);
      case SMALLEST -> List.of(bySize(target, SortOrder.Asc), key);
    };
  }

  /** Indices of an earlier release may not have the field. */
  private static SortOptions by(String field, SortOrder order, FieldType type) {
    return SortOptions.of(sort -> sort.field(f -> f.field(field).order(order).unmappedType(type)));
  }

  /** What has no size counts as having none. */
  private static SortOptions bySize(Target target, SortOrder order) {
    return SortOptions.of(sort ->
        sort.field(f ->
            f.field(target.size())
                .order(order)
                .unmappedType(FieldType.Long)
                .missing(FieldValue.of(0L))));
  }
}
