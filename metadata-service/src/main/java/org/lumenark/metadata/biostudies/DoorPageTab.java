package org.lumenark.metadata.biostudies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lumenark.document.mapping.StudyPageTab;
import org.lumenark.document.pagetab.PageTab;
import org.lumenark.document.pagetab.PageTabFormat;
import org.lumenark.metadata.file.FileComponents;
import org.lumenark.metadata.study.StudySight;

/**
 * A study as the PageTab that scripts look for: with its release date, its collection and its lists
 * of files. Each component has the list of its files, and the section of the study that of files
 * that are in none; where it is not known what is in which, it has one of all. Lists as the deposit
 * named them are left out.
 */
final class DoorPageTab {

  private static final String FILE_LIST = "File List";

  private DoorPageTab() {}

  /**
   * @param components of the version, with how many files each has
   */
  static byte[] of(
      StudySight.Visible sight, List<FileComponents.Count> components, PageTabFormat format) {
    String accession = sight.study().accession();
    DoorLists lists = DoorLists.of(sight, components);
    ObjectNode submission = StudyPageTab.toPageTab(lists.named(sight.document().json()));
    submission.put("accno", accession);
    ArrayNode attributes = submission.withArray("attributes");
    released(sight).ifPresent(day -> add(attributes, "ReleaseDate", day));
    add(attributes, "AttachTo", sight.study().collection().value());
    if (submission.get("section") instanceof ObjectNode section) {
      withoutLists(section, lists.names());
      lists.ofStudy().ifPresent(name -> add(section.withArray("attributes"), FILE_LIST, name));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      PageTab.write(submission, format, out);
    } catch (IOException impossible) {
      throw new UncheckedIOException("PageTab can be written to memory", impossible);
    }
    return out.toByteArray();
  }

  private static Optional<String> released(StudySight.Visible sight) {
    return sight
        .study()
        .releasedAt()
        .filter(moment -> sight.study().isPublic())
        .map(moment -> LocalDate.ofInstant(moment, ZoneOffset.UTC).toString());
  }

  /** Unless it is there already. */
  private static void add(ArrayNode attributes, String name, String value) {
    for (JsonNode attribute : attributes) {
      if (attribute.path("name").asText().equalsIgnoreCase(name)) {
        return;
      }
    }
    attributes.addObject().put("name", name).put("value", value);
  }

  private static void withoutLists(ObjectNode section, Set<String> kept) {
    if (section.get("attributes") instanceof ArrayNode attributes) {
      List<Integer> lists = new ArrayList<>();
      for (int i = attributes.size() - 1; i >= 0; i--) {
        if (attributes.get(i).path("name").asText().equalsIgnoreCase(FILE_LIST)
            && !kept.contains(attributes.get(i).path("value").asText())) {
          lists.add(i);
        }
      }
      lists.forEach(place -> attributes.remove(place.intValue()));
    }
    section.path("subsections").forEach(below -> withoutListsBelow(below, kept));
  }

  /** Subsections stand alone or in tables of sections. */
  private static void withoutListsBelow(JsonNode below, Set<String> kept) {
    if (below instanceof ObjectNode section) {
      withoutLists(section, kept);
    } else {
      below.forEach(each -> withoutListsBelow(each, kept));
    }
  }
}
