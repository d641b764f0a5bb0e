package org.lumenark.imaging.source;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * How and when an image was taken, as far as its file says. The terms are those of the OME model
 * (2016-06): Instrument, Objective, Plane.
 *
 * @param acquired ISO 8601 date and time to the second or finer, with the zone that the file gives,
 *     without one if it gives none (microscopes mostly write local time); what is no date is left
 *     out
 * @param planes stage position and time of single planes, those that are known, in file order
 */
public record Acquisition(
    Optional<String> acquired,
    Optional<Instrument> instrument,
    Optional<Objective> objective,
    List<PlanePosition> planes) {

  public static final Acquisition UNKNOWN =
      new Acquisition(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

  private static final Pattern DATE_TIME =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)?");

  public Acquisition {
    acquired = acquired.filter(Acquisition::isDate);
    planes = List.copyOf(planes);
  }

  private static boolean isDate(String text) {
    if (!DATE_TIME.matcher(text).matches()) {
      return false;
    }
    try {
      DateTimeFormatter.ISO_DATE_TIME.parse(text);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  /** The microscope or scanner. */
  public record Instrument(Optional<String> manufacturer, Optional<String> model) {}

  /**
   * @param magnification nominal, such as 63
   * @param numericalAperture of the lens
   * @param immersion in the words of the OME model: Oil, Water, WaterDipping, Air, Multi, Glycerol,
   *     Other
   */
  public record Objective(
      Optional<String> model,
      OptionalDouble magnification,
      OptionalDouble numericalAperture,
      Optional<String> immersion) {}

  /**
   * One plane.
   *
   * @param t time point
   * @param c channel, not group
   * @param seconds since the start of the acquisition
   * @param x stage position in micrometre
   * @param y stage position in micrometre
   * @param z section
   * @param zPosition of the focus in micrometre
   */
  public record PlanePosition(
      int t,
      int c,
      int z,
      OptionalDouble seconds,
      OptionalDouble x,
      OptionalDouble y,
      OptionalDouble zPosition) {}
}
