package org.lumenark.imaging.harvest;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lumenark.imaging.source.Acquisition.Instrument;
import org.lumenark.imaging.source.Acquisition.Objective;
import org.lumenark.imaging.source.PhysicalSizes;

/** How facts of images are said. */
final class Words {

  private Words() {}

  static String instrument(Instrument instrument) {
    return Saying.plain(
        Stream.of(instrument.manufacturer(), instrument.model())
            .flatMap(Optional::stream)
            .distinct()
            .collect(Collectors.joining(" ")));
  }

  static String objective(Objective objective) {
    List<String> words = new ArrayList<>();
    objective.model().ifPresent(words::add);
    objective.magnification().ifPresent(times -> words.add(number(times) + "x"));
    objective.numericalAperture().ifPresent(aperture -> words.add("NA " + number(aperture)));
    objective.immersion().ifPresent(words::add);
    return Saying.plain(String.join(", ", words));
  }

  static String sizes(PhysicalSizes sizes) {
    List<String> words = new ArrayList<>();
    size(words, "x", sizes.x());
    size(words, "y", sizes.y());
    size(words, "z", sizes.z());
    size(words, "t", sizes.t());
    return String.join(", ", words);
  }

  private static void size(List<String> words, String axis, OptionalDouble size) {
    if (size.isPresent()) {
      words.add(axis + " " + number(size.getAsDouble()) + unit(axis));
    }
  }

  static String unit(String axis) {
    return axis.equals("t") ? " s" : " µm";
  }

  /** With four decimals, more for what is very small, and without zeros that say nothing. */
  static String number(double value) {
    BigDecimal exact = BigDecimal.valueOf(value);
    BigDecimal plain = exact.setScale(4, RoundingMode.HALF_EVEN);
    BigDecimal said = Math.abs(value) < 0.1 ? exact.round(new MathContext(4)) : plain;
    return said.signum() == 0 ? "0" : said.stripTrailingZeros().toPlainString();
  }

  /** Of light, in nanometre. */
  static String wavelength(double nanometres) {
    return number(Math.round(nanometres * 10) / 10.0) + " nm";
  }

  /** {@code LaserScanningConfocalMicroscopy} as people write it; short names stay. */
  static String method(String mode) {
    String spaced =
        mode.replaceAll("(?<=[a-z])(?=[A-Z])", " ").replaceAll("(?<=[A-Z])(?=[A-Z][a-z])", " ");
    return spaced.contains(" ") ? spaced.toLowerCase(Locale.ROOT) : spaced;
  }
}
