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
import org.lumenark.document.mapping.StudyPageTab;
import org.lumenark.document.pagetab.PageTab;
import org.lumenark.document.pagetab.PageTabFormat;
import org.lumenark.metadata.study.StudySight;

/**
 * A study as the PageTab that scripts look for: with its release date, its collection and one list
 * of all files, which stands in the section of the study. Lists that the deposit named elsewhere
 * are left out, as they were taken into that one.
 */
final class DoorPageTab {

  /** Behind the accession, the name of the list of all files. */
  static final String LIST = ".files.json";

  private static final String FILE_LIST = "File List";

  private DoorPageTab() {}

  static byte[] of(StudySight.Visible sight, PageTabFormat format) {
    String accession = sight.study().accession();
    ObjectNode submission = StudyPageTab.toPageTab(sight.document().json().deepCopy());
    submission.put("accno", accession);
    ArrayNode attributes = submission.withArray("attributes");
    released(sight).ifPresent(day -> add(attributes, "ReleaseDate", day));
    add(attributes, "AttachTo", sight.study().collection().value());
    if (submission.get("section") instanceof ObjectNode section) {
      withoutLists(section);
      add(section.withArray("attributes"), FILE_LIST, accession + LIST);
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

  private static void withoutLists(ObjectNode section) {
    if (section.get("attributes") instanceof ArrayNode attributes) {
      List<Integer> lists = new ArrayList<>();
      for (int i = attributes.size() - 1; i >= 0; i--) {
        if (attributes.get(i).path("name").asText().equalsIgnoreCase(FILE_LIST)) {
          lists.add(i);
        }
      }
      lists.forEach(place -> attributes.remove(place.intValue()));
    }
    section.path("subsections").forEach(DoorPageTab::withoutListsBelow);
  }

  /** Subsections stand alone or in tables of sections. */
  private static void withoutListsBelow(JsonNode below) {
    if (below instanceof ObjectNode section) {
      withoutLists(section);
    } else {
      below.forEach(DoorPageTab::withoutListsBelow);
    }
  }
}
