package org.lumenark.imaging.lif;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lumenark.imaging.source.Acquisition.Instrument;
import org.lumenark.imaging.source.Acquisition.Objective;
import org.lumenark.imaging.xml.Decimals;
import org.lumenark.imaging.xml.XmlElement;

/**
 * The settings of the microscope that an image carries: one element of many attributes for confocal
 * and camera systems; records of names and values in the first versions.
 */
final class LifSettings {

  private static final List<String> DEFINITIONS =
      List.of("ATLConfocalSettingDefinition", "ATLCameraSettingDefinition");

  private final XmlElement image;
  private final Optional<XmlElement> definition;
  private final List<XmlElement> tiles;

  LifSettings(XmlElement image) {
    this.image = image;
    this.definition =
        DEFINITIONS.stream()
            .flatMap(name -> image.below(name).stream())
            .filter(element -> element.attribute("ObjectiveName").isPresent())
            .findFirst();
    this.tiles =
        image.all("Attachment").stream()
            .filter(each -> each.attribute("Name").equals(Optional.of("TileScanInfo")))
            .flatMap(each -> each.all("Tile").stream())
            .toList();
  }

  Optional<Instrument> instrument() {
    Optional<String> system =
        hardware().flatMap(attachment -> attachment.attribute("SystemTypeName"));
    Optional<String> stand = definition.flatMap(d -> d.attribute("MicroscopeModel"));
    Optional<String> old = record("ScannerSettingRecord", "Identifier", "SystemType");
    return system
        .or(() -> stand)
        .or(() -> old)
        .map(model -> new Instrument(Optional.empty(), Optional.of(model)));
  }

  Optional<Objective> objective() {
    if (definition.isPresent()) {
      XmlElement lens = definition.get();
      return Optional.of(
          new Objective(
              lens.attribute("ObjectiveName").map(name -> name.replaceAll("\\s+", " ")),
              lens.number("Magnification"),
              lens.number("NumericalAperture"),
              lens.attribute("Immersion").map(LifSettings::immersion)));
    }
    Optional<String> name = record("FilterSettingRecord", "Attribute", "Objective");
    return name.map(model ->
        new Objective(
            Optional.of(model.replaceAll("\\s+", " ")),
            OptionalDouble.empty(),
            XmlElement.number(record("FilterSettingRecord", "Attribute", "NumericalAperture")),
            Optional.empty()));
  }

  private static String immersion(String word) {
    return switch (word.toUpperCase(Locale.ROOT)) {
      case "OIL" -> "Oil";
      case "WATER", "W" -> "Water";
      case "DRY", "AIR" -> "Air";
      case "GLYC", "GLYCEROL" -> "Glycerol";
      case "IMM", "MULTI" -> "Multi";
      default -> "Other";
    };
  }

  /** Stage in micrometre; {@code axis} is X or Y. */
  OptionalDouble stage(String axis) {
    return micrometres(definition.flatMap(d -> d.attribute("StagePos" + axis)));
  }

  /** Position of a mosaic tile in micrometre; {@code axis} is X, Y or Z. */
  OptionalDouble tile(int number, String axis) {
    return number < tiles.size()
        ? micrometres(tiles.get(number).attribute("Pos" + axis))
        : OptionalDouble.empty();
  }

  private static OptionalDouble micrometres(Optional<String> metres) {
    OptionalDouble value = XmlElement.number(metres);
    return value.isPresent()
        ? OptionalDouble.of(Decimals.product(value.getAsDouble(), 1e6))
        : value;
  }

  /**
   * Names of the dyes that the detectors were set to; of one step each, where channels were taken
   * one after the other.
   */
  List<String> dyes() {
    List<String> dyes = new ArrayList<>();
    Optional<XmlElement> hardware = hardware();
    Optional<XmlElement> simple = hardware.flatMap(h -> h.at("ATLConfocalSettingDefinition"));
    if (simple.isPresent()) {
      return dyes(simple.get());
    }
    for (XmlElement step :
        hardware
            .map(h ->
                h.all(
                    "LDM_Block_Sequential",
                    "LDM_Block_Sequential_List",
                    "ATLConfocalSettingDefinition"))
            .orElse(List.of())) {
      List<String> one = dyes(step);
      if (one.size() == 1) {
        dyes.add(one.getFirst());
      }
    }
    return dyes;
  }

  private static List<String> dyes(XmlElement settings) {
    return settings.below("MultiBand").stream()
        .flatMap(band -> band.attribute("DyeName").stream())
        .map(LifSettings::dye)
        .toList();
  }

  /** The name without the library that it comes from. */
  static String dye(String name) {
    return name.startsWith("Leica/") ? name.substring("Leica/".length()) : name;
  }

  private Optional<XmlElement> hardware() {
    return image.all("Attachment").stream()
        .filter(each -> each.attribute("Name").equals(Optional.of("HardwareSetting")))
        .findFirst();
  }

  private Optional<String> record(String element, String key, String value) {
    return image.below(element).stream()
        .filter(each -> each.attribute(key).equals(Optional.of(value)))
        .flatMap(each -> each.attribute("Variant").stream())
        .findFirst();
  }
}
