package org.lumenark.imaging.ome;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.ome.OmeDocument.OmeImage;
import org.lumenark.imaging.ome.OmeDocument.TiffData;
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PhysicalSizes;

/** Collects one {@link OmeImage}. */
final class OmeImageBuilder {

  private static final int MAX_CHANNELS = 65_535;
  private static final int MAX_DESCRIBED = 100;
  private static final int MAX_TEXT = 256;

  private final String place;
  private final Map<String, String> image;
  private final List<Channel> channels = new ArrayList<>();
  private final List<TiffData> data = new ArrayList<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final OmeAcquisition acquisition;
  private @Nullable Map<String, String> pixels;

  /**
   * @param maxPlanes whose positions are kept
   */
  OmeImageBuilder(String place, Map<String, String> image, int maxPlanes) {
    this.place = place;
    this.image = image;
    this.acquisition = new OmeAcquisition(place, maxPlanes);
  }

  OmeAcquisition acquisition() {
    return acquisition;
  }

  boolean hasPixels() {
    return pixels != null;
  }

  void pixels(Map<String, String> attributes) {
    if (pixels == null) {
      pixels = attributes;
    }
  }

  void channel(Map<String, String> attributes) throws ImagingException {
    int samples =
        new OmeNumbers(place, "Channel", attributes).optional("SamplesPerPixel").orElse(1);
    OmeNumbers numbers = new OmeNumbers(place, "Channel", attributes);
    Channel channel =
        new Channel(
            Optional.ofNullable(attributes.get("Name")).filter(name -> !name.isBlank()),
            color(attributes.get("Color")),
            wavelength(numbers, attributes));
    keepOf(attributes);
    for (int i = 0; i < Math.max(1, samples) && channels.size() < MAX_CHANNELS; i++) {
      channels.add(samples > 1 ? sample(channel, i, samples) : channel);
    }
  }

  /** What says how a channel was taken and has no place of its own. */
  private void keepOf(Map<String, String> attributes) {
    if (channels.size() >= MAX_DESCRIBED) {
      return;
    }
    String start = "Channel " + (channels.size() + 1) + " ";
    for (String name : List.of("AcquisitionMode", "Fluor", "ExcitationWavelength")) {
      String value = attributes.getOrDefault(name, "").strip();
      boolean other = !attributes.getOrDefault(name + "Unit", "nm").equals("nm");
      if (!value.isEmpty() && !other) {
        keep(start + name, value.substring(0, Math.min(value.length(), MAX_TEXT)));
      }
    }
  }

  /** Samples of one channel are colours by their place. */
  private static Channel sample(Channel channel, int index, int samples) {
    boolean rgb = samples >= 3 && index < 3;
    Optional<String> color =
        rgb ? Optional.of(List.of("FF0000", "00FF00", "0000FF").get(index)) : channel.color();
    return new Channel(channel.name(), color, channel.wavelength());
  }

  void data(TiffData tiffData) {
    data.add(tiffData);
  }

  void keep(String key, String value) {
    metadata.putIfAbsent(key, value);
  }

  Optional<OmeImage> build(OmeInstruments instruments) throws ImagingException {
    if (pixels == null) {
      return Optional.empty();
    }
    OmeNumbers numbers = new OmeNumbers(place, "Pixels", pixels);
    int sizeC = numbers.size("SizeC");
    if (sizeC > MAX_CHANNELS) {
      throw new ImagingException(
          "ome.bad-number", place + " Pixels SizeC", sizeC + " channels are too many.");
    }
    while (channels.size() < sizeC) {
      channels.add(Channel.UNKNOWN);
    }
    return Optional.of(
        new OmeImage(
            image.getOrDefault("ID", ""),
            Optional.ofNullable(image.get("Name")).filter(name -> !name.isBlank()),
            pixels.getOrDefault("DimensionOrder", "XYZCT"),
            numbers.size("SizeX"),
            numbers.size("SizeY"),
            numbers.size("SizeZ"),
            sizeC,
            numbers.size("SizeT"),
            physicalSizes(numbers, pixels),
            channels.subList(0, sizeC),
            data,
            acquisition.resolve(instruments, numbers.size("SizeT"), sizeC, numbers.size("SizeZ")),
            metadata));
  }

  private static PhysicalSizes physicalSizes(OmeNumbers numbers, Map<String, String> pixels) {
    return new PhysicalSizes(
        length(numbers, pixels, "PhysicalSizeX"),
        length(numbers, pixels, "PhysicalSizeY"),
        length(numbers, pixels, "PhysicalSizeZ"),
        scaled(
            numbers.real("TimeIncrement"),
            OmeUnits.seconds(pixels.getOrDefault("TimeIncrementUnit", "s"))));
  }

  private static OptionalDouble length(
      OmeNumbers numbers, Map<String, String> pixels, String name) {
    String unit = pixels.getOrDefault(name + "Unit", "µm");
    return scaled(numbers.real(name), OmeUnits.micrometres(unit));
  }

  private static OptionalDouble wavelength(OmeNumbers numbers, Map<String, String> attributes) {
    String unit = attributes.getOrDefault("EmissionWavelengthUnit", "nm");
    OptionalDouble micrometres =
        scaled(numbers.real("EmissionWavelength"), OmeUnits.micrometres(unit));
    OptionalDouble nanometres = scaled(micrometres, OptionalDouble.of(1_000));
    return nanometres.isPresent()
        ? OptionalDouble.of(Math.round(nanometres.getAsDouble() * 1e6) / 1e6)
        : nanometres;
  }

  private static OptionalDouble scaled(OptionalDouble value, OptionalDouble factor) {
    if (value.isEmpty() || factor.isEmpty()) {
      return OptionalDouble.empty();
    }
    double scaled = value.getAsDouble() * factor.getAsDouble();
    return Double.isFinite(scaled) && scaled > 0
        ? OptionalDouble.of(scaled)
        : OptionalDouble.empty();
  }

  /** OME keeps RGBA in a signed 32-bit number. */
  private static Optional<String> color(@Nullable String value) {
    try {
      return value == null
          ? Optional.empty()
          : Optional.of("%06X".formatted((int) Long.parseLong(value.strip()) >>> 8));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
