package org.lumenark.imaging.omezarr;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads JSON that may be anything. */
public final class JsonBytes {

  private JsonBytes() {}

  /**
   * The document; a missing node if there is none.
   *
   * @throws JsonProcessingException if it is no JSON, which bytes that begin like text of another
   *     encoding, and are none, are not either
   */
  public static JsonNode read(ObjectMapper mapper, byte[] bytes) throws JsonProcessingException {
    try {
      return mapper.readTree(bytes);
    } catch (CharConversionException encoding) {
      throw new JsonParseException(null, "it is not text in UTF-8", encoding);
    } catch (JsonProcessingException broken) {
      throw broken;
    } catch (IOException impossible) {
      throw new UncheckedIOException("bytes that cannot be read", impossible);
    }
  }
}
