package org.lumenark.imaging.sets;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lumenark.imaging.source.Acquisition.Instrument;
import org.lumenark.imaging.source.Acquisition.Objective;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;

/** What {@code MeasurementDetail.mrf} and the settings (.mes) that it names say of a plate. */
final class Cv8000Settings {

  private static final String DETAIL = "MeasurementDetail.mrf";
  private static final int MOST_KEYS = 1_000;
  private static final Pattern FILTER = Pattern.compile("BP([0-9]{3,4})/[0-9]{1,4}");
  private static final Pattern COLOR = Pattern.compile("#[0-9A-Fa-f]{2}([0-9A-Fa-f]{6})");

  private final Map<String, Channel> channels = new HashMap<>();
  private final Map<String, String> metadata = new TreeMap<>();
  private final List<String> read = new ArrayList<>();
  private Map<String, String> detail = Map.of();
  private Map<String, String> camera = Map.of();
  private Map<String, String> optics = Map.of();

  private Cv8000Settings() {}

  /**
   * @param folder of the index; without these files nothing is known
   */
  static Cv8000Settings read(FileSet files, String folder) throws IOException, ImagingException {
    Cv8000Settings settings = new Cv8000Settings();
    settings.read(files, folder, DETAIL);
    String name = settings.detail.getOrDefault("MeasurementSettingFileName", "");
    if (!name.isEmpty() && !name.contains("/") && !name.contains("\\")) {
      settings.read(files, folder, name);
    }
    return settings;
  }

  private void read(FileSet files, String folder, String name)
      throws IOException, ImagingException {
    String path = folder.isEmpty() ? name : folder + "/" + name;
    Optional<ByteSource> found = files.open(path);
    if (found.isPresent()) {
      try (ByteSource source = found.get()) {
        BtsXml.read(source, path, this::element);
      }
      read.add(path);
    }
  }

  private void element(String name, Map<String, String> attributes, String text) {
    switch (name) {
      case "MeasurementDetail" -> {
        detail = attributes;
        keep("", attributes);
      }
      case "MeasurementChannel" -> {
        if (camera.isEmpty()) {
          camera = attributes;
        }
        keep("MeasurementChannel " + attributes.getOrDefault("Ch", "") + " ", attributes);
      }
      case "Channel" -> {
        String number = attributes.getOrDefault("Ch", "");
        if (Values.isNumber(number) && channels.size() < 100) {
          channels.putIfAbsent(number, channel(attributes));
        }
        if (optics.isEmpty()) {
          optics = attributes;
        }
        keep("Channel " + number + " ", attributes);
      }
      default -> {}
    }
  }

  private void keep(String prefix, Map<String, String> attributes) {
    attributes.forEach((key, value) -> {
      if (metadata.size() < MOST_KEYS && !value.isBlank()) {
        metadata.putIfAbsent(prefix + key, value);
      }
    });
  }

  /** The colour is ARGB; the middle of the emission filter stands for the wavelength. */
  private static Channel channel(Map<String, String> attributes) {
    Matcher filter = FILTER.matcher(attributes.getOrDefault("Acquisition", ""));
    Matcher color = COLOR.matcher(attributes.getOrDefault("Color", ""));
    return new Channel(
        text(attributes, "Fluorophore").or(() -> text(attributes, "Target")),
        color.matches() ? Optional.of(color.group(1).toUpperCase(Locale.ROOT)) : Optional.empty(),
        filter.matches()
            ? OptionalDouble.of(Double.parseDouble(filter.group(1)))
            : OptionalDouble.empty());
  }

  Map<String, Channel> channels() {
    return channels;
  }

  Map<String, String> metadata() {
    return metadata;
  }

  /** Paths of these files that are there. */
  List<String> files() {
    return read;
  }

  /** Micrometre. */
  OptionalDouble pixelX() {
    return Cv8000Record.real(camera, "HorizontalPixelDimension");
  }

  /** Micrometre. */
  OptionalDouble pixelY() {
    return Cv8000Record.real(camera, "VerticalPixelDimension");
  }

  Optional<String> title() {
    return text(detail, "Title");
  }

  int rows() {
    return count("RowCount", 64);
  }

  int columns() {
    return count("ColumnCount", 96);
  }

  Optional<OffsetDateTime> begin() {
    return Cv8000Record.time(detail.getOrDefault("BeginTime", ""));
  }

  Optional<Instrument> instrument() {
    return detail.isEmpty()
        ? Optional.empty()
        : Optional.of(new Instrument(Optional.of("Yokogawa"), text(detail, "TargetSystem")));
  }

  Optional<Objective> objective() {
    return text(optics, "Objective")
        .map(model ->
            new Objective(
                Optional.of(model),
                Cv8000Record.real(optics, "Magnification"),
                OptionalDouble.empty(),
                Optional.empty()));
  }

  private int count(String key, int most) {
    String value = detail.getOrDefault(key, "");
    return value.matches("[0-9]{1,3}") ? Math.min(most, Integer.parseInt(value)) : 0;
  }

  private static Optional<String> text(Map<String, String> attributes, String key) {
    return Optional.ofNullable(attributes.get(key)).filter(value -> !value.isBlank());
  }
}
