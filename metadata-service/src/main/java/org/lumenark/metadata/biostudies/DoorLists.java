package org.lumenark.metadata.biostudies;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lumenark.metadata.file.FileComponents;
import org.lumenark.metadata.study.StudyComponents;
import org.lumenark.metadata.study.StudySight;

/**
 * The lists of files of a study by the names that the door gives them: {@code S-LMK12-1.files.json}
 * of its first component by name, {@code S-LMK12-0.files.json} of files that are in none, {@code
 * S-LMK12.files.json} of all.
 *
 * @param ofComponents their names by those of the lists; empty if there is the one of all files
 */
record DoorLists(String all, Map<String, String> ofComponents, StudyComponents described) {

  static final String SUFFIX = ".files.json";

  static DoorLists of(StudySight.Visible sight, List<FileComponents.Count> components) {
    String accession = sight.study().accession();
    StudyComponents described = sight.document().components();
    Map<String, String> lists = new LinkedHashMap<>();
    boolean told = true;
    int number = 0;
    for (FileComponents.Count component : components) {
      boolean isNone = component.name().isEmpty();
      // A list whose component the document does not have would stand nowhere.
      told &= isNone || described.pointer(component.name()).isPresent();
      number += isNone ? 0 : 1;
      lists.put(accession + "-" + (isNone ? 0 : number) + SUFFIX, component.name());
    }
    return new DoorLists(accession + SUFFIX, told ? lists : Map.of(), described);
  }

  /** The list in the section of the study, if there is one. */
  Optional<String> ofStudy() {
    return ofComponents.isEmpty()
        ? Optional.of(all)
        : ofComponents.entrySet().stream()
            .filter(list -> list.getValue().isEmpty())
            .map(Map.Entry::getKey)
            .findFirst();
  }

  /** What files a list has, as a filter takes it. */
  Optional<String> component(String list) {
    return Optional.ofNullable(ofComponents.get(list));
  }

  Set<String> names() {
    return new HashSet<>(ofComponents.keySet());
  }

  /** A copy of the document whose components have these lists. */
  ObjectNode named(JsonNode document) {
    ObjectNode named = document.deepCopy();
    ofComponents.forEach((list, component) ->
        described
            .pointer(component)
            .map(pointer -> named.at(JsonPointer.compile(pointer)))
            .filter(ObjectNode.class::isInstance)
            .ifPresent(element -> ((ObjectNode) element).put("fileList", list)));
    return named;
  }
}
