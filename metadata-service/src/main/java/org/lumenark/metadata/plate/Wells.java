package org.lumenark.metadata.plate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lumenark.annotation.WellName;
import org.lumenark.metadata.annotation.AnnotationObject;

/** Gathers what lies in each well. Rows go on from Z to AA. */
final class Wells {

  private static final Comparator<WellName> ORDER =
      Comparator.comparingInt((WellName well) -> well.row().length())
          .thenComparing(WellName::row)
          .thenComparingInt(WellName::column);

  private final SortedMap<WellName, Content> contents = new TreeMap<>(ORDER);

  private static final class Content {
    private final List<PlateObject.FieldObject> images = new ArrayList<>();
    private final Set<AnnotationObject> annotations = new LinkedHashSet<>();
  }

  void add(WellName well, PlateObject.FieldObject image, List<AnnotationObject> annotations) {
    Content content = contents.computeIfAbsent(well, first -> new Content());
    content.images.add(image);
    content.annotations.addAll(annotations);
  }

  boolean areNone() {
    return contents.isEmpty();
  }

  List<String> rows() {
    return contents.keySet().stream().map(WellName::row).distinct().toList();
  }

  List<Integer> columns() {
    return contents.keySet().stream().map(WellName::column).distinct().sorted().toList();
  }

  List<PlateObject.WellObject> objects() {
    return contents.entrySet().stream()
        .map(entry ->
            new PlateObject.WellObject(
                entry.getKey().toString(),
                entry.getKey().row(),
                entry.getKey().column(),
                List.copyOf(entry.getValue().images),
                List.copyOf(entry.getValue().annotations)))
        .toList();
  }
}
