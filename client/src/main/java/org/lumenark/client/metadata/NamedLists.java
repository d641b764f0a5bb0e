package org.lumenark.client.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.lumenark.client.failure.Detail;

/**
 * File lists that a study document names: each object with an attribute {@code File List}, as
 * sections of PageTab have it. They are looked for beside the document, then in the folder of the
 * study.
 */
public final class NamedLists {

  private final List<Path> places;
  private final List<NamedList> found = new ArrayList<>();
  private final List<Detail> absent = new ArrayList<>();
  private final Set<String> components = new HashSet<>();

  private NamedLists(List<Path> places) {
    this.places = places;
  }

  /**
   * @param beside folder of the metadata file
   * @param folder of the files of the study
   */
  public static NamedLists of(JsonNode document, Path beside, Path folder) {
    NamedLists lists = new NamedLists(List.of(beside, folder));
    lists.visit(document);
    return lists;
  }

  public List<NamedList> found() {
    return List.copyOf(found);
  }

  /** Lists that are named and nowhere to be found. */
  public List<Detail> absent() {
    return List.copyOf(absent);
  }

  private void visit(JsonNode node) {
    if (node.isObject()) {
      value(node, "filelist").filter(list -> !list.isBlank()).ifPresent(list -> add(node, list));
    }
    node.forEach(this::visit);
  }

  private void add(JsonNode holder, String list) {
    String name =
        value(holder, "name")
            .or(() -> value(holder, "title"))
            .or(() -> value(holder, "accno"))
            .filter(each -> !each.isBlank())
            .orElse(list);
    Optional<Path> file = find(list);
    if (file.isEmpty()) {
      absent.add(
          new Detail(
              "file-list.absent",
              list,
              "The file list of " + name + " is not there; it is not sent.",
              "Put it beside the metadata file, or give it by --file-list."));
      return;
    }
    String component = NamedList.component(name);
    for (int number = 2; !components.add(component); number++) {
      component = NamedList.component(name) + " (" + number + ")";
    }
    found.add(new NamedList(component, file.get()));
  }

  private Optional<Path> find(String list) {
    try {
      for (Path place : places) {
        Path file = place.resolve(list).normalize();
        if (file.startsWith(place.normalize()) && Files.isRegularFile(file)) {
          return Optional.of(file);
        }
      }
    } catch (InvalidPathException none) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  /** Of a field, or of an attribute of this name; names match without case, blanks and hyphens. */
  private static Optional<String> value(JsonNode holder, String name) {
    for (var field : holder.properties()) {
      if (field.getValue().isTextual() && key(field.getKey()).equals(name)) {
        return Optional.of(field.getValue().asText());
      }
    }
    for (JsonNode attribute : holder.path("attributes")) {
      if (key(attribute.path("name").asText("")).equals(name)) {
        return Optional.of(attribute.path("value").asText(""));
      }
    }
    return Optional.empty();
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
  }
}
