package org.lumenark.imaging.zarr;

/**
 * How viewers should show a channel at first.
 *
 * @param color {@code RRGGBB}
 * @param min smallest value that is there; {@code min <= start <= end <= max}
 * @param start value that is shown black
 * @param end value that is shown at full colour
 * @param active whether it is shown at first
 */
public record DisplayChannel(
    String label, String color, double min, double max, double start, double end, boolean active) {

  public DisplayChannel {
    if (!color.matches("[0-9A-F]{6}") || !(min <= start && start <= end && end <= max)) {
      throw new IllegalArgumentException(
          "display of " + label + ": " + color + " " + min + " " + start + " " + end + " " + max);
    }
  }
}
