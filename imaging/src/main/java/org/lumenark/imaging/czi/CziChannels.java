package org.lumenark.imaging.czi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.lumenark.imaging.czi.SubblockIndex.ChannelIndex;
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.xml.XmlElement;

/** Channels as the image and as its display settings describe them; both by number or by id. */
final class CziChannels {

  private static final Pattern COLOR = Pattern.compile("#(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{6})");
  private static final List<String> SAMPLES = List.of("red", "green", "blue", "alpha");
  private static final List<String> RGB = List.of("FF0000", "00FF00", "0000FF");

  private final List<XmlElement> acquired;
  private final List<XmlElement> shown;

  CziChannels(List<XmlElement> acquired, List<XmlElement> shown) {
    this.acquired = acquired;
    this.shown = shown;
  }

  /** One for each sample of each channel of the image. */
  List<Channel> of(CziImage image) {
    List<Channel> channels = new ArrayList<>();
    for (ChannelIndex index : image.channels()) {
      Channel channel = channel(index);
      if (image.samples() == 1) {
        channels.add(channel);
        continue;
      }
      for (int sample = 0; sample < image.samples(); sample++) {
        String word = SAMPLES.get(sample);
        channels.add(
            new Channel(
                channel.name().map(name -> name + " " + word),
                sample < 3 ? Optional.of(RGB.get(sample)) : Optional.empty(),
                OptionalDouble.empty()));
      }
    }
    return channels;
  }

  private Channel channel(ChannelIndex index) {
    Optional<XmlElement> image = numbered(acquired, index.channel());
    Optional<XmlElement> display = display(image, index.channel());
    Optional<String> name =
        CziMetadata.first(
            text(image, "@Name"),
            text(image, "Name"),
            text(display, "@Name"),
            text(image, "Fluor"),
            text(display, "DyeName"),
            text(display, "ShortName"));
    Optional<String> color =
        CziMetadata.first(
            text(image, "Color").flatMap(CziChannels::color),
            text(display, "Color").flatMap(CziChannels::color));
    OptionalDouble emission =
        XmlElement.number(
            CziMetadata.first(text(image, "EmissionWavelength"), text(display, "DyeMaxEmission")));
    return new Channel(withDirections(name, index), color, positive(emission));
  }

  /** Phases and the like are channels of their own here: their names must differ. */
  private static Optional<String> withDirections(Optional<String> name, ChannelIndex index) {
    StringBuilder text = new StringBuilder();
    append(text, "rotation", index.rotation());
    append(text, "illumination", index.illumination());
    append(text, "phase", index.phase());
    if (text.isEmpty()) {
      return name;
    }
    return Optional.of(name.orElse("channel " + index.channel()) + text);
  }

  private static void append(StringBuilder text, String word, int number) {
    if (number != 0) {
      text.append(' ').append(word).append(' ').append(number);
    }
  }

  private Optional<XmlElement> display(Optional<XmlElement> image, int number) {
    Optional<String> id = image.flatMap(element -> element.attribute("Id"));
    for (XmlElement each : shown) {
      if (id.isPresent() && each.attribute("Id").equals(id)) {
        return Optional.of(each);
      }
    }
    return id.isPresent() ? Optional.empty() : numbered(shown, number);
  }

  private static Optional<XmlElement> numbered(List<XmlElement> elements, int number) {
    return number >= 0 && number < elements.size()
        ? Optional.of(elements.get(number))
        : Optional.empty();
  }

  private static Optional<String> text(Optional<XmlElement> element, String name) {
    return element.flatMap(
        e -> name.startsWith("@") ? e.attribute(name.substring(1)) : e.textAt(name));
  }

  private static Optional<String> color(String text) {
    var matcher = COLOR.matcher(text);
    return matcher.matches()
        ? Optional.of(matcher.group(1).toUpperCase(Locale.ROOT))
        : Optional.empty();
  }

  private static OptionalDouble positive(OptionalDouble value) {
    return value.isPresent() && value.getAsDouble() > 0 && Double.isFinite(value.getAsDouble())
        ? value
        : OptionalDouble.empty();
  }
}
