package org.lumenark.imaging.render;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.lumenark.imaging.display.Window;

/**
 * How the metadata of an image wants a channel to be shown.
 *
 * @param color {@code 0xRRGGBB}
 * @param window absent if there is none that shows anything
 */
record StoredChannel(int color, Optional<Window> window, boolean active) {

  private static final int WHITE = 0xFFFFFF;
  private static final int HEXADECIMAL = 16;

  static StoredChannel of(JsonNode channel) {
    String color = channel.path("color").asText();
    double start = channel.at("/window/start").asDouble(Double.NaN);
    double end = channel.at("/window/end").asDouble(Double.NaN);
    boolean shows = start < end && Double.isFinite(end - start);
    return new StoredChannel(
        color.matches("[0-9A-Fa-f]{6}") ? Integer.parseInt(color, HEXADECIMAL) : WHITE,
        shows ? Optional.of(new Window(start, end)) : Optional.empty(),
        channel.path("active").asBoolean(true));
  }

  /** Of an image whose metadata says nothing. */
  static StoredChannel unknown() {
    return new StoredChannel(WHITE, Optional.empty(), true);
  }
}
