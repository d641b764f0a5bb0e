package org.lumenark.client.metadata;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A tree of JSON or YAML with the line of each of its values. Of YAML, what looks like a number or
 * a truth is the text that was typed: a study document has no others.
 *
 * @param root null if there is nothing
 */
record LinedTree(@Nullable JsonNode root, Map<String, Integer> lines) {

  /**
   * @throws JsonParseException with its line, if it is no tree: also names that are there twice,
   *     aliases of YAML and a second document
   */
  static LinedTree read(JsonParser parser) throws IOException {
    parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    Reading reading = new Reading(parser);
    JsonToken first = parser.nextToken();
    if (first == null) {
      return new LinedTree(null, Map.of());
    }
    JsonNode root = reading.value(first, "");
    if (parser.nextToken() != null) {
      throw new JsonParseException(parser, "There is a second document; a file holds one.");
    }
    return new LinedTree(root, reading.lines);
  }

  /** Line of a value, or of the nearest one around it that is there. */
  Optional<Integer> line(String pointer) {
    String place = pointer;
    while (!lines.containsKey(place) && !place.isEmpty()) {
      place = place.substring(0, place.lastIndexOf('/'));
    }
    return Optional.ofNullable(lines.get(place));
  }

  private static final class Reading {
    private final JsonParser parser;
    private final Map<String, Integer> lines = new HashMap<>();

    Reading(JsonParser parser) {
      this.parser = parser;
    }

    JsonNode value(JsonToken token, String pointer) throws IOException {
      lines.putIfAbsent(pointer, parser.currentTokenLocation().getLineNr());
      boolean yaml = parser instanceof YAMLParser;
      if (parser instanceof YAMLParser written && written.isCurrentAlias()) {
        throw new JsonParseException(parser, "An alias (*name) stands for another part; write it.");
      }
      return switch (token) {
        case START_OBJECT -> object(pointer);
        case START_ARRAY -> array(pointer);
        case VALUE_NULL -> NullNode.getInstance();
        case VALUE_STRING -> new TextNode(parser.getText());
        case VALUE_TRUE, VALUE_FALSE ->
            yaml ? new TextNode(parser.getText()) : BooleanNode.valueOf(parser.getBooleanValue());
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
            yaml
                ? new TextNode(parser.getText())
                : JsonNodeFactory.instance.numberNode(parser.getDecimalValue());
        default -> throw new JsonParseException(parser, "This is no value.");
      };
    }

    private ObjectNode object(String pointer) throws IOException {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        String member = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
        lines.put(member, parser.currentTokenLocation().getLineNr());
        object.set(name, value(parser.nextToken(), member));
      }
      return object;
    }

    private ArrayNode array(String pointer) throws IOException {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      for (JsonToken token = parser.nextToken();
          token != JsonToken.END_ARRAY;
          token = parser.nextToken()) {
        array.add(value(token, pointer + "/" + array.size()));
      }
      return array;
    }
  }
}
