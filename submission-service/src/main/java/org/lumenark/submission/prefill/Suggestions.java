package org.lumenark.submission.prefill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lumenark.submission.prefill.Prefill.Acquisition;
import org.lumenark.submission.prefill.Prefill.Source;
import org.lumenark.submission.prefill.Prefill.Suggestion;

/** Puts what files say to where it belongs in one study document. */
final class Suggestions {

  private static final String LIST = "imageAcquisitions";
  private static final String PARAMETERS = "parameters";

  private final JsonNode document;
  private final List<Suggestion> suggestions = new ArrayList<>();
  private final List<Acquisition> acquisitions = new ArrayList<>();

  private Suggestions(JsonNode document) {
    this.document = document;
  }

  /**
   * @param harvested as ingest-service tells it
   */
  static Suggestions of(JsonNode document, JsonNode harvested) {
    Suggestions made = new Suggestions(document);
    JsonNode found = harvested.path("acquisitions");
    for (JsonNode each : found) {
      made.add(each, found.size());
    }
    return made;
  }

  List<Suggestion> suggestions() {
    return suggestions;
  }

  List<Acquisition> acquisitions() {
    return acquisitions;
  }

  private void add(JsonNode found, int all) {
    int number = acquisitions.size();
    ObjectNode value = value(found);
    int place = place(found, all);
    String pointer = "/" + LIST + "/" + (place < 0 ? "-" : Integer.toString(place));
    JsonNode present = document.path(LIST).path(place);
    int files = found.path("files").asInt();
    acquisitions.add(new Acquisition(pointer, found.path("format").asText(), files, value));
    for (JsonNode offer : found.path("offers")) {
      String member = offer.path("member").asText();
      boolean conflict = offer.path("values").size() > 1 || offer.path("more").asInt() > 0;
      for (JsonNode told : offer.path("values")) {
        String text = told.path("text").asText();
        String label = offer.path("label").asText();
        boolean person = member.equals("author");
        if (person && isSuggested(text)) {
          continue;
        }
        suggestions.add(
            new Suggestion(
                person ? null : number,
                offer.path("aspect").asText(),
                label,
                person ? "/authors/-" : pointer + "/" + member(member),
                valueOf(member, label, text),
                text,
                told.path("files").asInt(),
                files,
                conflict,
                person ? isAuthor(text) : says(present.path(member(member)), text),
                sources(told)));
      }
    }
  }

  private static String member(String member) {
    return member.equals("method") ? "imagingMethod" : member;
  }

  private static JsonNode valueOf(String member, String label, String text) {
    return switch (member) {
      case "author" -> JsonNodeFactory.instance.objectNode().put("name", text);
      case PARAMETERS -> TextNode.valueOf(label + ": " + text);
      default -> TextNode.valueOf(text);
    };
  }

  private static ObjectNode value(JsonNode found) {
    ObjectNode value = JsonNodeFactory.instance.objectNode();
    if (found.path("instrument").isTextual()) {
      value.set("instrument", found.path("instrument"));
    }
    if (!found.path("methods").isEmpty()) {
      value.set("imagingMethod", found.path("methods"));
    }
    if (found.path(PARAMETERS).isTextual()) {
      value.set(PARAMETERS, found.path(PARAMETERS));
    }
    return value;
  }

  /**
   * The acquisition that is meant: one that says some of this already, or the only one where both
   * sides have one and nothing is said of it yet; else a new one. The pages do the same.
   */
  private int place(JsonNode found, int all) {
    JsonNode list = document.path(LIST);
    for (int i = 0; i < list.size(); i++) {
      if (saysSomeOf(list.path(i), found)) {
        return i;
      }
    }
    return list.size() == 1 && all == 1 && isSilent(list.path(0)) ? 0 : -1;
  }

  /** With another instrument or another objective it is about other images. */
  private static boolean saysSomeOf(JsonNode acquisition, JsonNode found) {
    String instrument = found.path("instrument").asText("");
    JsonNode here = acquisition.path("instrument");
    boolean other = !instrument.isEmpty() && !here.asText("").isBlank() && !says(here, instrument);
    boolean some = false;
    boolean another = false;
    for (JsonNode offer : found.path("offers")) {
      boolean any = false;
      String label = offer.path("label").asText();
      String member = offer.path("member").asText();
      for (JsonNode told : offer.path("values")) {
        JsonNode value = valueOf(member, label, told.path("text").asText());
        any |= value.isTextual() && says(acquisition.path(member(member)), value.asText());
      }
      some |= any;
      another |=
          offer.path("aspect").asText().equals("objective")
              && !any
              && says(acquisition.path(PARAMETERS), label + ": ");
    }
    return some && !other && !another;
  }

  private static boolean isSilent(JsonNode acquisition) {
    for (String member : List.of("instrument", "imagingMethod", PARAMETERS)) {
      JsonNode value = acquisition.path(member);
      if (value.isTextual() ? !value.asText().isBlank() : !value.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private static boolean says(JsonNode present, String text) {
    if (present.isTextual()) {
      return lower(present.asText()).contains(lower(text));
    }
    if (present.isObject()) {
      return says(present.path("label"), text);
    }
    for (JsonNode each : present) {
      if (says(each, text)) {
        return true;
      }
    }
    return false;
  }

  private boolean isAuthor(String name) {
    for (JsonNode author : document.path("authors")) {
      if (lower(author.path("name").asText("")).equals(lower(name))) {
        return true;
      }
    }
    return false;
  }

  private boolean isSuggested(String name) {
    return suggestions.stream()
        .anyMatch(each -> each.acquisition() == null && each.text().equals(name));
  }

  private static String lower(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  private static List<Source> sources(JsonNode told) {
    List<Source> sources = new ArrayList<>();
    for (JsonNode source : told.path("sources")) {
      sources.add(new Source(source.path("path").asText(), source.path("field").asText()));
    }
    return sources;
  }
}
