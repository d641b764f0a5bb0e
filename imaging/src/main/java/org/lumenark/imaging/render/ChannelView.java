package org.lumenark.imaging.render;

import java.util.OptionalInt;
import org.lumenark.imaging.display.Window;

/**
 * A channel that is to be shown.
 *
 * @param index from 0
 * @param color {@code 0xRRGGBB}; that of the image if absent
 */
public record ChannelView(int index, OptionalInt color, Brightness brightness) {

  /** Where its window comes from. */
  public sealed interface Brightness {

    /** From all samples of the channel, as it was measured when the image was converted. */
    record Stored() implements Brightness {}

    /** From what is shown. */
    record Automatic() implements Brightness {}

    record Given(Window window) implements Brightness {}
  }
}
