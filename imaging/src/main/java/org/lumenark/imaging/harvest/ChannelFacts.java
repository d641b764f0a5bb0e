package org.lumenark.imaging.harvest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.source.ImageDescription;

/**
 * What is known of the channels of an image, also by the keys that its format keeps: those of
 * OME-XML as {@code Channel 1 Fluor}, those of CZI by the paths of its document.
 */
record ChannelFacts(ImageDescription image, String format) {

  static final int MOST = 20;

  private static final String CZI = "Information/Image/Dimensions/Channels/Channel";

  /** Of one channel and member, the key in the original metadata. */
  private String key(int channel, String member) {
    return format.equals("czi")
        ? CZI + (channel == 0 ? "" : "." + (channel + 1)) + "/" + member
        : "Channel " + (channel + 1) + " " + member;
  }

  private Optional<String> told(int channel, String member) {
    Map<String, String> kept = image.originalMetadata();
    return Optional.ofNullable(kept.get(key(channel, member)))
        .map(Saying::plain)
        .filter(text -> !text.isEmpty());
  }

  /** In the order of the channels; those that nothing is known of are left out. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < Math.min(MOST, image.channels().size()); i++) {
      words(i).filter(text -> !words.contains(text)).ifPresent(words::add);
    }
    return words;
  }

  private Optional<String> words(int number) {
    Channel channel = image.channels().get(number);
    Optional<String> name = channel.name().map(Saying::plain).filter(text -> !text.isEmpty());
    Optional<String> dye = told(number, "Fluor").filter(dyed -> !contains(name.orElse(""), dyed));
    String first =
        name.isPresent() && dye.isPresent()
            ? name.get() + ": " + dye.get()
            : name.or(() -> dye).orElse("");
    Optional<String> light = light(number, channel.wavelength());
    if (first.isEmpty()) {
      return light;
    }
    return Optional.of(
        first + light.filter(nm -> !nm.equals(first)).map(nm -> " (" + nm + ")").orElse(""));
  }

  private static boolean contains(String name, String dye) {
    return name.toLowerCase(Locale.ROOT).contains(dye.toLowerCase(Locale.ROOT));
  }

  private Optional<String> light(int number, OptionalDouble emission) {
    Optional<String> excitation = told(number, "ExcitationWavelength").flatMap(Numbers::wavelength);
    Optional<String> emitted =
        emission.isPresent()
            ? Optional.of(Words.wavelength(emission.getAsDouble()))
            : Optional.empty();
    if (excitation.isEmpty()) {
      return emitted;
    }
    String excited = "excitation " + excitation.get();
    return Optional.of(excited + emitted.map(nm -> ", emission " + nm).orElse(""));
  }

  /** Each once, in the order of the channels. */
  List<String> methods() {
    List<String> methods = new ArrayList<>();
    for (int i = 0; i < Math.min(MOST, image.channels().size()); i++) {
      told(i, "AcquisitionMode")
          .filter(mode -> !mode.equalsIgnoreCase("Other"))
          .map(Words::method)
          .filter(mode -> !methods.contains(mode))
          .ifPresent(methods::add);
    }
    return methods;
  }

  /** Where the methods were read. */
  String methodField() {
    return format.equals("czi") ? CZI + "/AcquisitionMode" : "Channel.AcquisitionMode";
  }

  /** CZI counts in nanoseconds. */
  List<String> exposures() {
    List<String> exposures = new ArrayList<>();
    for (int i = 0; i < Math.min(MOST, image.channels().size()); i++) {
      Optional<Double> seconds =
          format.equals("czi")
              ? told(i, "ExposureTime").flatMap(Numbers::number).map(nanos -> nanos / 1e9)
              : Optional.empty();
      int number = i;
      seconds
          .filter(time -> time > 0 && time < 1e6)
          .map(time -> name(number) + Words.number(time * 1e3) + " ms")
          .filter(text -> !exposures.contains(text))
          .ifPresent(exposures::add);
    }
    return exposures;
  }

  String exposureField() {
    return CZI + "/ExposureTime";
  }

  private String name(int number) {
    Optional<String> name = image.channels().get(number).name().map(Saying::plain);
    return image.channels().size() == 1 || name.isEmpty() ? "" : name.get() + " ";
  }

  /** Texts of files that are numbers. */
  private static final class Numbers {

    private Numbers() {}

    static Optional<Double> number(String text) {
      try {
        double value = Double.parseDouble(text);
        return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
      } catch (NumberFormatException none) {
        return Optional.empty();
      }
    }

    static Optional<String> wavelength(String text) {
      return number(text).filter(value -> value > 0).map(Words::wavelength);
    }
  }
}
