package org.lumenark.imaging.hdf5;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lumenark.imaging.omezarr.NgffUnits;
import org.lumenark.imaging.source.Acquisition;
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PhysicalSizes;

/** What the group {@code DataSetInfo} of Imaris says; absent values are absent attributes. */
final class ImarisInfo {

  private static final int MOST_KEYS = 10_000;
  private static final int MOST_TEXT = 4_096;

  private final Map<String, Map<String, String>> groups = new LinkedHashMap<>();

  private ImarisInfo() {}

  static ImarisInfo of(Hdf5Set files, String name) throws IOException, ImagingException {
    ImarisInfo info = new ImarisInfo();
    Optional<Hdf5Set.Node> node = files.find(files.root(), name);
    if (node.isPresent()) {
      for (String group : files.names(node.get())) {
        Optional<Hdf5Set.Node> child = files.find(node.get(), group);
        if (child.isPresent() && info.groups.size() < MOST_KEYS) {
          info.groups.put(group, child.get().attributes());
        }
      }
    }
    return info;
  }

  Optional<String> text(String group, String key) {
    return Optional.ofNullable(groups.getOrDefault(group, Map.of()).get(key))
        .filter(text -> !text.isBlank());
  }

  OptionalDouble number(String group, String key) {
    Optional<String> text = text(group, key).map(found -> found.replaceFirst("[^0-9.eE+-].*$", ""));
    try {
      return text.isPresent()
          ? OptionalDouble.of(Double.parseDouble(text.get()))
          : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /** The extent of the image by its pixels. */
  PhysicalSizes sizes(int sizeT, int sizeZ, int sizeY, int sizeX) {
    double unit = NgffUnits.micrometres(text("Image", "Unit").orElse("um")).orElse(1);
    return new PhysicalSizes(
        size(0, sizeX, unit), size(1, sizeY, unit), size(2, sizeZ, unit), interval(sizeT));
  }

  private OptionalDouble size(int axis, int pixels, double unit) {
    OptionalDouble from = number("Image", "ExtMin" + axis);
    OptionalDouble to = number("Image", "ExtMax" + axis);
    return from.isPresent() && to.isPresent()
        ? OptionalDouble.of((to.getAsDouble() - from.getAsDouble()) / pixels * unit)
        : OptionalDouble.empty();
  }

  /** Mean seconds from one time point to the next. */
  private OptionalDouble interval(int sizeT) {
    Optional<LocalDateTime> first = text("TimeInfo", "TimePoint1").flatMap(ImarisInfo::time);
    Optional<LocalDateTime> last = text("TimeInfo", "TimePoint" + sizeT).flatMap(ImarisInfo::time);
    if (sizeT < 2 || first.isEmpty() || last.isEmpty()) {
      return OptionalDouble.empty();
    }
    double seconds = Duration.between(first.get(), last.get()).toNanos() / 1e9;
    return OptionalDouble.of(seconds / (sizeT - 1));
  }

  private static Optional<LocalDateTime> time(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text.strip().replace(' ', 'T')));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  List<Channel> channels(int count) {
    List<Channel> channels = new ArrayList<>();
    for (int c = 0; c < count; c++) {
      String group = "Channel " + c;
      OptionalDouble emission = number(group, "LSMEmissionWavelength");
      channels.add(
          new Channel(
              text(group, "Name"),
              text(group, "Color").flatMap(ImarisInfo::color),
              emission.orElse(0) > 0 ? emission : OptionalDouble.empty()));
    }
    return channels;
  }

  /** Three numbers from 0 to 1. */
  private static Optional<String> color(String text) {
    String[] parts = text.strip().split("[\\s,]+");
    if (parts.length != 3) {
      return Optional.empty();
    }
    StringBuilder color = new StringBuilder();
    for (String part : parts) {
      if (!part.matches("[0-9]{1,3}(\\.[0-9]{0,12})?")) {
        return Optional.empty();
      }
      long value = Math.clamp(Math.round(255 * Double.parseDouble(part)), 0, 255);
      color.append(String.format(Locale.ROOT, "%02X", value));
    }
    return Optional.of(color.toString());
  }

  Acquisition acquisition() {
    Optional<String> date = text("Image", "RecordingDate").map(text -> text.replace(' ', 'T'));
    OptionalDouble power = number("Image", "LensPower");
    OptionalDouble aperture = number("Image", "NumericalAperture");
    Optional<Acquisition.Objective> objective =
        power.isPresent() || aperture.isPresent()
            ? Optional.of(
                new Acquisition.Objective(Optional.empty(), power, aperture, Optional.empty()))
            : Optional.empty();
    return new Acquisition(date, Optional.empty(), objective, List.of());
  }

  /** Everything, by group and key; bounded in number and length. */
  Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>();
    groups.forEach((group, attributes) ->
        attributes.forEach((key, value) -> {
          if (all.size() < MOST_KEYS && !value.isBlank()) {
            int length = Math.min(MOST_TEXT, value.length());
            all.put(group + "." + key, value.substring(0, length));
          }
        }));
    return all;
  }
}
