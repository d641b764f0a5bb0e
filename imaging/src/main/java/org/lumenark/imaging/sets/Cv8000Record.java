package org.lumenark.imaging.sets;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lumenark.imaging.source.ImagingException;

/**
 * One image of {@code MeasurementData.mlf}.
 *
 * @param x stage position in micrometre
 * @param y stage position in micrometre
 * @param focus in micrometre
 */
record Cv8000Record(
    PlaneFile plane,
    Optional<OffsetDateTime> time,
    OptionalDouble x,
    OptionalDouble y,
    OptionalDouble focus) {

  private static final int MOST = 999_999;

  /**
   * Empty for what is no image (an error in the acquisition, say).
   *
   * @param folder of the index; images lie beside it
   * @throws ImagingException {@code cv8000.bad-record}
   */
  static Optional<Cv8000Record> of(
      Map<String, String> attributes, String file, String folder, String index)
      throws ImagingException {
    if (!attributes.getOrDefault("Type", "").equals("IMG")) {
      return Optional.empty();
    }
    if (file.isEmpty() || file.contains("/") || file.contains("\\") || file.indexOf('\0') >= 0) {
      throw new ImagingException(
          "cv8000.bad-record", index, "It names the file \"" + file + "\", not one beside it.");
    }
    int row = number(attributes, "Row", index);
    int column = number(attributes, "Column", index);
    if (row < 1 || row > 64 || column < 1 || column > 96) {
      throw new ImagingException(
          "cv8000.bad-record", index, "%s has the well %d, %d.".formatted(file, row, column));
    }
    PlaneFile plane =
        new PlaneFile(
            folder.isEmpty() ? file : folder + "/" + file,
            Optional.of(new Well(Well.rowName(row - 1), column)),
            Integer.toString(number(attributes, "FieldIndex", index)),
            Integer.toString(number(attributes, "TimePoint", index)),
            Integer.toString(number(attributes, "Ch", index)),
            Integer.toString(number(attributes, "ZIndex", index)));
    return Optional.of(
        new Cv8000Record(
            plane,
            time(attributes.getOrDefault("Time", "")),
            real(attributes, "X"),
            real(attributes, "Y"),
            real(attributes, "Z")));
  }

  /** Seconds after the start. */
  OptionalDouble seconds(Optional<OffsetDateTime> start) {
    return time.isPresent() && start.isPresent()
        ? OptionalDouble.of(Duration.between(start.get(), time.get()).toMillis() / 1_000.0)
        : OptionalDouble.empty();
  }

  static Optional<OffsetDateTime> time(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(OffsetDateTime.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  static OptionalDouble real(Map<String, String> attributes, String name) {
    try {
      String text = attributes.getOrDefault(name, "");
      double value = text.isEmpty() ? Double.NaN : Double.parseDouble(text);
      return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  private static int number(Map<String, String> attributes, String name, String index)
      throws ImagingException {
    String text = attributes.getOrDefault(name, "");
    int value = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : -1;
    if (value < 0 || value > MOST) {
      throw new ImagingException(
          "cv8000.bad-record", index, "A record has %s \"%s\".".formatted(name, text));
    }
    return value;
  }
}
