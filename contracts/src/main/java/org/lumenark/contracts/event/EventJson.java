package org.lumenark.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The one JSON mapping of events: absent values are left out, unknown fields are ignored, times are
 * ISO 8601 UTC.
 */
public final class EventJson {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new Jdk8Module())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
          .build();

  private static final Map<String, Class<? extends EventData>> TYPES = types(EventData.class);

  private EventJson() {}

  /** Shared and thread-safe; do not configure. */
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  public static byte[] write(EventData data) {
    try {
      return MAPPER.writeValueAsBytes(data);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("event cannot be written", impossible);
    }
  }

  /** The record for a CloudEvents type; empty for a type that this version does not know. */
  public static Optional<Class<? extends EventData>> typeOf(String type) {
    return Optional.ofNullable(TYPES.get(type));
  }

  /**
   * @throws IOException if the bytes are not the JSON of this type
   */
  public static <D extends EventData> D read(byte[] json, Class<D> type) throws IOException {
    return MAPPER.readValue(json, type);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Class<? extends EventData>> types(Class<?> family) {
    Map<String, Class<? extends EventData>> found = new HashMap<>();
    if (family.isRecord()) {
      Class<? extends EventData> data = (Class<? extends EventData>) family;
      found.put(EventData.typeOf(data), data);
    } else {
      for (Class<?> member : family.getPermittedSubclasses()) {
        found.putAll(types(member));
      }
    }
    return Map.copyOf(found);
  }
}
