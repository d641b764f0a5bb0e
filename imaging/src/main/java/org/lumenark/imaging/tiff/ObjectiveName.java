package org.lumenark.imaging.tiff;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lumenark.imaging.source.Acquisition.Objective;

/** What the name of an objective says, such as {@code Plan-Apochromat 63x/1.4 Oil DIC}. */
final class ObjectiveName {

  private static final Pattern MAGNIFICATION = Pattern.compile("(\\d{1,3}(?:[.,]\\d{1,2})?) ?[xX]");
  private static final Pattern APERTURE = Pattern.compile("[/ ](?:NA ?)?([01][.,]\\d{1,3})\\b");

  private ObjectiveName() {}

  static Optional<Objective> parse(String name) {
    if (name.isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        new Objective(
            Optional.of(name),
            number(MAGNIFICATION.matcher(name)),
            number(APERTURE.matcher(name)),
            immersion(name.toLowerCase(Locale.ROOT))));
  }

  private static OptionalDouble number(Matcher matcher) {
    return matcher.find()
        ? OptionalDouble.of(Double.parseDouble(matcher.group(1).replace(',', '.')))
        : OptionalDouble.empty();
  }

  private static Optional<String> immersion(String name) {
    if (name.contains("oil")) {
      return Optional.of("Oil");
    }
    if (name.contains("water") || name.matches(".*\\d w\\b.*")) {
      return Optional.of("Water");
    }
    if (name.contains("glyc")) {
      return Optional.of("Glycerol");
    }
    return name.contains(" air") || name.endsWith("-air") || name.contains("dry")
        ? Optional.of("Air")
        : Optional.empty();
  }
}
