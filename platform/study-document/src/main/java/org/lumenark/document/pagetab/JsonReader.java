package org.lumenark.document.pagetab;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.lumenark.document.Place;
import org.lumenark.document.Refusal;

/** PageTab JSON: strict JSON within limits, then its shape by {@link JsonShape}. */
final class JsonReader {

  private static final int NUMBER_CHARACTERS = 100;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(PageTabLimits.NESTING)
                          .maxNumberLength(NUMBER_CHARACTERS)
                          .maxNameLength(PageTabLimits.NAME_CHARACTERS)
                          .maxStringLength(PageTabLimits.VALUE_CHARACTERS)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private JsonReader() {}

  static Tree read(byte[] bytes) {
    JsonNode node = parse(Utf8.decode(bytes));
    if (!(node instanceof ObjectNode submission)) {
      throw Refusal.at(
          Place.pointer(""),
          "pagetab.not-an-object",
          "The document is not a JSON object.",
          "Give one submission: an object with a section.");
    }
    Tree tree = new Tree(submission);
    new JsonShape(tree).submission();
    return tree;
  }

  private static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (StreamConstraintsException e) {
      boolean nesting = String.valueOf(e.getOriginalMessage()).contains("nesting");
      throw Refusal.at(
          place(e),
          nesting ? "json.too-deep" : "json.too-long",
          nesting
              ? "Arrays and objects lie more than " + PageTabLimits.NESTING + " deep in each other."
              : "A number, a name or a text is longer than is taken.",
          nesting ? "Flatten the document." : "Shorten it.");
    } catch (JsonProcessingException e) {
      throw Refusal.at(
          place(e),
          "json.syntax",
          "This is not JSON: " + reason(e),
          "Correct it there; a JSON editor shows the place.");
    }
  }

  /** Without what the parser would advise its programmer. */
  private static String reason(JsonProcessingException e) {
    return switch (e) {
      case JsonEOFException _ -> "it ends in the middle.";
      case MismatchedInputException _ -> "something follows the document.";
      default ->
          String.valueOf(e.getOriginalMessage())
              .lines()
              .findFirst()
              .orElse("")
              .split(": enable ")[0];
    };
  }

  private static Place place(JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    return Place.row(location == null ? 1 : Math.max(1, location.getLineNr()));
  }
}
