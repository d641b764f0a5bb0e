package org.lumenark.imaging.display;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.lumenark.imaging.source.Channel;

/**
 * Colours of channels: what the file says where that tells channels apart, else what people expect
 * of a dye or a wavelength, else colours of a palette that are not used yet. A single channel is
 * grey.
 */
final class ChannelColors {

  private static final String WHITE = "FFFFFF";
  private static final String BLUE = "0000FF";
  private static final String GREEN = "00FF00";
  private static final String YELLOW = "FFFF00";
  private static final String RED = "FF0000";
  private static final String MAGENTA = "FF00FF";

  private static final List<String> PALETTE =
      List.of(GREEN, MAGENTA, "00FFFF", "FF8000", YELLOW, "0080FF", RED);

  private record Dye(Pattern names, String color) {}

  private static final List<Dye> DYES =
      List.of(
          dye("dapi|hoechst|h3334|405|cfp|bfp|draq5?|dna", BLUE),
          dye("e?gfp|fitc|488|a488|yfp|venus|bodipy|oregon", GREEN),
          dye("rfp|tritc|cy-?3|561|555|568|594|a568|mcherry|cherry|texas ?red|rhodamine", RED),
          dye("cy-?5|647|633|640|a647|far ?red|irfp", MAGENTA));

  private static final Pattern TRANSMITTED =
      Pattern.compile(
          "(?i).*(bright[ -]?field|transmi|\\bdic\\b|phase|\\bbf\\b|\\btl\\b|t-?pmt|pol\\b).*");

  private ChannelColors() {}

  /** {@code RRGGBB} for each channel. */
  static List<String> of(List<Channel> channels) {
    List<String> given = new ArrayList<>();
    for (Channel channel : channels) {
      given.add(channel.color().map(it -> it.toUpperCase(Locale.ROOT)).orElse(""));
    }
    boolean sweep = SpectralSweep.is(channels);
    boolean telling = channels.size() == 1 || sweep || given.stream().distinct().count() > 1;
    List<String> colors = new ArrayList<>();
    for (int c = 0; c < channels.size(); c++) {
      String color = given.get(c);
      boolean usable = telling && color.matches("[0-9A-F]{6}") && !color.equals("000000");
      String expected = expected(channels, c);
      boolean free = sweep || expected.equals(WHITE) || !colors.contains(expected);
      colors.add(usable ? color : free ? expected : "");
    }
    for (int c = 0; c < channels.size(); c++) {
      if (colors.get(c).isEmpty()) {
        colors.set(c, unused(colors, c));
      }
    }
    return List.copyOf(colors);
  }

  /** Whether light passes through the sample: shown over fluorescence it would hide it. */
  static boolean isTransmitted(Channel channel) {
    return channel.name().filter(name -> TRANSMITTED.matcher(name).matches()).isPresent();
  }

  /** Empty if nothing is known. */
  private static String expected(List<Channel> channels, int c) {
    Channel channel = channels.get(c);
    if (channels.size() == 1 || isTransmitted(channel)) {
      return WHITE;
    }
    return channel
        .name()
        .flatMap(ChannelColors::ofName)
        .or(() -> ofWavelength(channel.wavelength()))
        .orElse("");
  }

  private static String unused(List<String> colors, int c) {
    return PALETTE.stream()
        .filter(color -> !colors.contains(color))
        .findFirst()
        .orElse(PALETTE.get(c % PALETTE.size()));
  }

  private static Optional<String> ofName(String name) {
    return DYES.stream()
        .filter(dye -> dye.names().matcher(name).matches())
        .map(Dye::color)
        .findFirst();
  }

  private static Optional<String> ofWavelength(OptionalDouble wavelength) {
    if (wavelength.isEmpty()) {
      return Optional.empty();
    }
    double nanometres = wavelength.getAsDouble();
    if (nanometres < 490) {
      return Optional.of(BLUE);
    }
    if (nanometres < 570) {
      return Optional.of(GREEN);
    }
    if (nanometres < 590) {
      return Optional.of(YELLOW);
    }
    return Optional.of(nanometres < 650 ? RED : MAGENTA);
  }

  private static Dye dye(String names, String color) {
    return new Dye(Pattern.compile("(?i).*(?<![a-z0-9])(" + names + ")(?![0-9]).*"), color);
  }
}
