package org.lumenark.imaging.lif;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lumenark.imaging.lif.LifImage.Group;
import org.lumenark.imaging.source.Channel;

/** Names, colours and wavelengths of channels. */
final class LifChannels {

  private static final List<String> TAGS = List.of("", "FF0000", "00FF00", "0000FF");
  private static final List<String> WORDS = List.of("", "Red", "Green", "Blue");
  private static final Map<String, String> LUTS =
      Map.of(
          "red", "FF0000",
          "green", "00FF00",
          "blue", "0000FF",
          "cyan", "00FFFF",
          "magenta", "FF00FF",
          "yellow", "FFFF00",
          "gray", "FFFFFF",
          "grey", "FFFFFF");
  private static final Pattern TRIPLE =
      Pattern.compile("\\D*(\\d{1,3})\\D+(\\d{1,3})\\D+(\\d{1,3})\\D*");

  private LifChannels() {}

  static List<Channel> of(LifImage image, LifSettings settings) {
    List<LifChannel> stored = image.source().structure().channels();
    boolean named = stored.stream().anyMatch(c -> c.dye().isPresent() || c.isColour());
    List<String> dyes = named ? List.of() : settings.dyes();
    List<Channel> channels = new ArrayList<>();
    for (Group group : image.groups()) {
      for (long sample : image.samples()) {
        int index = index(stored, group, sample);
        Optional<String> dye =
            dyes.size() == stored.size() ? Optional.of(dyes.get(index)) : Optional.empty();
        channels.add(channel(stored.get(index), group, dye));
      }
    }
    return channels;
  }

  /** Which of the stored channels a sample of a group belongs to. */
  private static int index(List<LifChannel> stored, Group group, long sample) {
    long offset = stored.get(group.first()).offset() + sample;
    for (int i = group.first(); i < stored.size(); i++) {
      if (stored.get(i).offset() == offset) {
        return i;
      }
    }
    return group.first();
  }

  private static Channel channel(LifChannel stored, Group group, Optional<String> dye) {
    Optional<String> name = stored.dye().map(LifSettings::dye).or(() -> dye);
    if (name.isEmpty() && stored.isColour()) {
      name = Optional.of(WORDS.get(stored.tag()));
    }
    Optional<String> color =
        stored.isColour()
            ? Optional.of(TAGS.get(stored.tag()))
            : stored.lut().flatMap(LifChannels::color);
    return new Channel(swept(name, group), color, group.emission());
  }

  /** Steps of a sweep are channels here: their names say the wavelength. */
  private static Optional<String> swept(Optional<String> name, Group group) {
    StringBuilder text = new StringBuilder();
    if (group.excitation().isPresent()) {
      text.append("excitation ").append(text(group.excitation()));
    }
    if (group.emission().isPresent()) {
      text.append(text.isEmpty() ? "" : ", ").append(text(group.emission()));
    }
    if (text.isEmpty()) {
      return name;
    }
    return Optional.of(name.map(n -> n + " " + text).orElse(text.toString()));
  }

  private static String text(OptionalDouble nanometres) {
    BigDecimal value = BigDecimal.valueOf(nanometres.orElse(0)).round(new MathContext(5));
    return value.stripTrailingZeros().toPlainString() + " nm";
  }

  private static Optional<String> color(String lut) {
    String known = LUTS.get(lut.toLowerCase(Locale.ROOT));
    if (known != null) {
      return Optional.of(known);
    }
    Matcher triple = TRIPLE.matcher(lut);
    if (!triple.matches()) {
      return Optional.empty();
    }
    int[] rgb = new int[3];
    for (int i = 0; i < 3; i++) {
      rgb[i] = Integer.parseInt(triple.group(i + 1));
      if (rgb[i] > 255) {
        return Optional.empty();
      }
    }
    return Optional.of(String.format(Locale.ROOT, "%02X%02X%02X", rgb[0], rgb[1], rgb[2]));
  }
}
