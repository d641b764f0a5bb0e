package org.lumenark.imaging.czi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.lumenark.imaging.ome.XmlText;
import org.lumenark.imaging.source.Acquisition.Instrument;
import org.lumenark.imaging.source.Acquisition.Objective;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.xml.Decimals;
import org.lumenark.imaging.xml.FlatMetadata;
import org.lumenark.imaging.xml.XmlElement;
import org.lumenark.imaging.xml.XmlTree;

/** What the metadata document of the file says. Everything in it may be absent. */
final class CziMetadata {

  private static final String NAME = "ZISRAWMETADATA";
  private static final int XML = 256;
  private static final int MAX_OFFSETS = 1 << 20;

  /** Settings of the program: hundreds of kilobytes that say little of the image. */
  private static final Set<String> SETTINGS =
      Set.of("Experiment", "HardwareSetting", "Layers", "Appliances", "DynamicsSetup");

  private final Optional<XmlElement> metadata;
  private final Optional<XmlElement> image;
  private final CziChannels channels;
  private final Map<String, String> original;

  private CziMetadata(Optional<XmlElement> metadata) {
    this.metadata = metadata;
    this.image = metadata.flatMap(m -> m.at("Information", "Image"));
    this.channels =
        new CziChannels(
            all(image, "Dimensions", "Channels", "Channel"),
            all(metadata, "DisplaySetting", "Channels", "Channel"));
    this.original = flat(metadata);
  }

  static CziMetadata read(CziInput input, long position) throws IOException, ImagingException {
    if (position == 0) {
      return new CziMetadata(Optional.empty());
    }
    CziSegment segment = CziSegment.read(input, position, NAME);
    int size = input.read(segment.data(), 4, NAME).getInt();
    if (size < 0 || size > input.limits().maxMetadata()) {
      throw input.failure(
          "metadata-too-large", NAME, position, "It claims " + size + " bytes, above the limit.");
    }
    ByteBuffer xml = input.read(segment.data() + XML, size, NAME);
    String text = XmlText.decode(xml.array());
    if (text.isBlank()) {
      return new CziMetadata(Optional.empty());
    }
    XmlElement root = XmlTree.parse(text, "czi", input.path() + " " + NAME + " at " + position);
    return new CziMetadata(root.at("Metadata"));
  }

  /** Micrometre of one pixel along X, Y or Z. */
  OptionalDouble distance(String axis) {
    for (XmlElement distance : all(metadata, "Scaling", "Items", "Distance")) {
      if (distance.attribute("Id").equals(Optional.of(axis))) {
        OptionalDouble metres = XmlElement.number(distance.textAt("Value"));
        if (metres.isPresent()) {
          return OptionalDouble.of(Decimals.product(metres.getAsDouble(), 1e6));
        }
      }
    }
    return OptionalDouble.empty();
  }

  /** Seconds between time points, where the file gives them. */
  OptionalDouble interval() {
    Optional<XmlElement> positions = image.flatMap(i -> i.at("Dimensions", "T", "Positions"));
    OptionalDouble step =
        XmlElement.number(positions.flatMap(p -> p.textAt("Interval", "Increment")));
    if (step.isPresent()) {
      return step;
    }
    String[] offsets =
        positions
            .flatMap(p -> p.textAt("List", "Offsets"))
            .filter(text -> text.length() < MAX_OFFSETS)
            .orElse("")
            .split("\\s+");
    OptionalDouble first = XmlElement.number(Optional.of(offsets[0]));
    OptionalDouble last = XmlElement.number(Optional.of(offsets[offsets.length - 1]));
    return first.isPresent() && last.isPresent() && offsets.length > 1
        ? OptionalDouble.of((last.getAsDouble() - first.getAsDouble()) / (offsets.length - 1))
        : OptionalDouble.empty();
  }

  Optional<String> acquired() {
    Optional<String> date = image.flatMap(i -> i.textAt("AcquisitionDateAndTime"));
    return date.isPresent() ? date : image.flatMap(i -> i.textAt("Dimensions", "T", "StartTime"));
  }

  Optional<Instrument> instrument() {
    Optional<XmlElement> microscope =
        metadata.flatMap(m -> m.at("Information", "Instrument", "Microscopes", "Microscope"));
    Optional<String> model =
        first(
            microscope.flatMap(m -> m.textAt("System")),
            microscope.flatMap(m -> m.attribute("Name")),
            microscope.flatMap(m -> m.textAt("Manufacturer", "Model")));
    Optional<String> manufacturer = microscope.flatMap(m -> m.textAt("Manufacturer", "Name"));
    return model.isPresent() || manufacturer.isPresent()
        ? Optional.of(new Instrument(manufacturer, model))
        : Optional.empty();
  }

  Optional<Objective> objective() {
    Optional<String> used =
        image
            .flatMap(i -> i.at("ObjectiveSettings", "ObjectiveRef"))
            .flatMap(reference -> reference.attribute("Id"));
    List<XmlElement> known = all(metadata, "Information", "Instrument", "Objectives", "Objective");
    XmlElement found = known.isEmpty() ? null : known.getFirst();
    for (XmlElement each : known) {
      if (used.isPresent() && each.attribute("Id").equals(used)) {
        found = each;
        break;
      }
    }
    return Optional.ofNullable(found).map(CziMetadata::objective);
  }

  private static Objective objective(XmlElement lens) {
    return new Objective(
        first(lens.textAt("Manufacturer", "Model"), lens.attribute("Name"), lens.textAt("Name")),
        XmlElement.number(lens.textAt("NominalMagnification")),
        XmlElement.number(lens.textAt("LensNA")),
        lens.textAt("Immersion"));
  }

  /** The name that a scene was given. */
  Optional<String> sceneName(int scene) {
    for (XmlElement each : all(image, "Dimensions", "S", "Scenes", "Scene")) {
      if (each.attribute("Index").equals(Optional.of(String.valueOf(scene)))) {
        return each.attribute("Name");
      }
    }
    return Optional.empty();
  }

  CziChannels channels() {
    return channels;
  }

  /** Texts and attributes under their paths, without the settings of the program. */
  Map<String, String> original() {
    return original;
  }

  private static Map<String, String> flat(Optional<XmlElement> metadata) {
    FlatMetadata flat = new FlatMetadata(SETTINGS, FlatMetadata.MAX_ENTRIES);
    for (String part : List.of("Information", "Scaling", "DisplaySetting")) {
      metadata.flatMap(m -> m.at(part)).ifPresent(element -> flat.add(part, element));
    }
    for (XmlElement other : metadata.map(XmlElement::children).orElse(List.of())) {
      if (!Set.of("Information", "Scaling", "DisplaySetting").contains(other.name())) {
        flat.add(other.name(), other);
      }
    }
    return flat.entries();
  }

  @SafeVarargs
  static Optional<String> first(Optional<String>... values) {
    for (Optional<String> value : values) {
      if (value.isPresent()) {
        return value;
      }
    }
    return Optional.empty();
  }

  private static List<XmlElement> all(Optional<XmlElement> from, String... path) {
    return from.map(element -> element.all(path)).orElse(new ArrayList<>());
  }
}
