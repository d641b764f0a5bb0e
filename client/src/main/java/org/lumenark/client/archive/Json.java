package org.lumenark.client.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;

/** The one JSON mapper; trees only, so that starting stays quick and unknown fields are kept. */
public final class Json {

  private static final ObjectMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static ObjectMapper mapper() {
    return MAPPER;
  }

  public static String write(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param origin named if it is no JSON
   */
  public static JsonNode read(byte[] body, String origin) {
    try {
      JsonNode node = MAPPER.readTree(body);
      if (node != null && !node.isMissingNode()) {
        return node;
      }
    } catch (IOException e) {
      throw notJson(origin, e);
    }
    throw notJson(origin, new IOException("empty"));
  }

  private static ClientException notJson(String origin, IOException cause) {
    return new ClientException(
        ExitCode.UNAVAILABLE,
        "archive.not-json",
        "What answers at " + origin + " does not speak as a Lumenark archive does.",
        origin,
        java.util.List.of(),
        cause);
  }
}
