package org.lumenark.imaging.tiff;

import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lumenark.imaging.source.Acquisition.Objective;
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.source.PhysicalSizes;

/** What settings of MetaMorph mean, whether they come out of UIC tags or out of XML. */
record MetaMorphSettings(Map<String, String> values) {

  private static final double SHORTEST_NANOMETRES = 350;
  private static final double LONGEST_NANOMETRES = 1_400;

  private Optional<String> first(String... names) {
    for (String name : names) {
      String value = values.get(name);
      if (value != null) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  OptionalDouble real(String... names) {
    try {
      Optional<String> value = first(names);
      return value.isEmpty()
          ? OptionalDouble.empty()
          : OptionalDouble.of(Double.parseDouble(value.get()));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /**
   * Sizes of a pixel, if it is calibrated.
   *
   * @param z micrometre from section to section
   * @param t seconds from time point to time point
   */
  PhysicalSizes physicalSizes(OptionalDouble z, OptionalDouble t) {
    String state = first("SpatialCalibration", "spatial-calibration-state").orElse("0");
    boolean calibrated = !state.equals("0") && !state.equals("off");
    double unit =
        calibrated
            ? Lengths.micrometres(first("CalibrationUnits", "spatial-calibration-units").orElse(""))
            : 0;
    return new PhysicalSizes(
        scaled(real("XCalibration", "spatial-calibration-x"), unit),
        scaled(real("YCalibration", "spatial-calibration-y"), unit),
        z,
        t);
  }

  private static OptionalDouble scaled(OptionalDouble value, double unit) {
    return value.isPresent() && unit > 0
        ? OptionalDouble.of(value.getAsDouble() * unit)
        : OptionalDouble.empty();
  }

  Optional<LocalDateTime> acquired() {
    return first("acquisition-time-local")
        .flatMap(text -> Times.parse(text, "uuuuMMdd HH:mm:ss[.SSS][.SS][.S]"));
  }

  Optional<Objective> objective() {
    Optional<Objective> named = ObjectiveName.parse(first("_MagSetting_").orElse(""));
    OptionalDouble aperture = real("_MagNA_");
    return named.map(lens ->
        new Objective(
            lens.model(),
            lens.magnification(),
            aperture.isPresent() && aperture.getAsDouble() > 0
                ? aperture
                : lens.numericalAperture(),
            lens.immersion()));
  }

  Channel channel() {
    OptionalDouble wavelength = real("wavelength");
    boolean light =
        wavelength.isPresent()
            && wavelength.getAsDouble() > SHORTEST_NANOMETRES
            && wavelength.getAsDouble() < LONGEST_NANOMETRES;
    return new Channel(
        first("_IllumSetting_", "image-name", "Name"),
        Optional.empty(),
        light ? wavelength : OptionalDouble.empty());
  }
}
