package org.lumenark.metadata.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.regex.Pattern;

/**
 * The study components and annotations of a document by the names of their file lists: a list is
 * called like what it belongs to, or, where it was sent by itself, like the file that is named
 * there.
 */
public final class StudyComponents {

  private static final int LONGEST = 255;
  private static final Pattern IN_NO_NAME = Pattern.compile("[/\\p{Cntrl}]");
  private static final String COMPONENTS = "studyComponents";
  private static final String ANNOTATIONS = "annotations";
  private static final String FILE_LIST = "fileList";

  private final JsonNode document;
  private final Map<String, String> pointers = new HashMap<>();

  StudyComponents(JsonNode document) {
    this.document = document;
    named(COMPONENTS, "name");
    named(ANNOTATIONS, "title");
    listed(COMPONENTS);
    listed(ANNOTATIONS);
  }

  /** Where the document has what this list belongs to, as a JSON pointer. */
  public Optional<String> pointer(String list) {
    return Optional.ofNullable(pointers.get(list));
  }

  /**
   * Organisms of what these components associate with their files; empty if they associate none.
   */
  List<String> organisms(Collection<String> lists) {
    return associated(lists, "biosample", "biosamples", "organism");
  }

  /** Likewise the methods of imaging. */
  List<String> imagingMethods(Collection<String> lists) {
    return associated(lists, "imageAcquisition", "imageAcquisitions", "imagingMethod");
  }

  private List<String> associated(
      Collection<String> lists, String association, String objects, String field) {
    SequencedSet<String> titles = new LinkedHashSet<>();
    for (String list : lists) {
      pointer(list)
          .map(document::at)
          .ifPresent(component ->
              component
                  .path("associations")
                  .forEach(
                      each -> StudyDocument.text(each.path(association)).ifPresent(titles::add)));
    }
    SequencedSet<String> found = new LinkedHashSet<>();
    for (JsonNode object : document.path(objects)) {
      if (StudyDocument.text(object.path("title")).filter(titles::contains).isPresent()) {
        found.addAll(StudyDocument.oneOrMany(object.path(field)));
      }
    }
    return List.copyOf(found);
  }

  /** Of several with one name the second is the one whose list has a 2 behind it. */
  private void named(String member, String field) {
    JsonNode elements = document.path(member);
    for (int at = 0; at < elements.size(); at++) {
      String name = plain(elements.path(at).path(field).asText(""));
      String free = name;
      for (int number = 2; pointers.containsKey(free); number++) {
        free = name + " (" + number + ")";
      }
      if (!name.isEmpty()) {
        pointers.put(free, pointer(member, at));
      }
    }
  }

  private void listed(String member) {
    JsonNode elements = document.path(member);
    for (int at = 0; at < elements.size(); at++) {
      String file = elements.path(at).path(FILE_LIST).asText("");
      for (String name : names(file)) {
        pointers.putIfAbsent(name, pointer(member, at));
      }
    }
  }

  /** The name of a list's file, and that without its suffix. */
  private static List<String> names(String file) {
    String name = plain(file.substring(file.lastIndexOf('/') + 1));
    List<String> names = new ArrayList<>();
    if (!name.isEmpty()) {
      names.add(name);
      int dot = name.lastIndexOf('.');
      names.add(dot > 0 ? name.substring(0, dot) : name);
    }
    return names;
  }

  private static String pointer(String member, int at) {
    return "/" + member + "/" + at;
  }

  /** A name as lists have it: without what stands in no name of a list. */
  private static String plain(String name) {
    String plain = IN_NO_NAME.matcher(name).replaceAll(" ").strip();
    return plain.length() > LONGEST ? plain.substring(0, LONGEST).strip() : plain;
  }
}
