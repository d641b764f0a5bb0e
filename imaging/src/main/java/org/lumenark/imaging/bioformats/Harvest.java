package org.lumenark.imaging.bioformats;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lumenark.imaging.ome.OmeDocument;
import org.lumenark.imaging.ome.OmeDocument.OmeImage;
import org.lumenark.imaging.ome.OmeXmlReader;
import org.lumenark.imaging.source.Acquisition;
import org.lumenark.imaging.source.Acquisition.Instrument;
import org.lumenark.imaging.source.Acquisition.Objective;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;

/** The metadata that Bio-Formats has mapped to OME terms, taken over as the OME-XML it writes. */
record Harvest(Optional<OmeDocument> document) {

  /** Pixels without metadata are of more use than none: what is no OME-XML is left out. */
  static Harvest of(Loci loci, Object service, Object store, String path, ReadLimits limits) {
    try {
      Object retrieve = loci.call(service, "asRetrieve", store);
      Object xml = retrieve == null ? null : loci.call(service, "getOMEXML", retrieve);
      return new Harvest(
          xml instanceof String text
              ? Optional.of(OmeXmlReader.read(text, path, limits))
              : Optional.empty());
    } catch (LociException | ImagingException e) {
      return new Harvest(Optional.empty());
    }
  }

  Optional<OmeImage> image(int series, int sizeC) {
    return document
        .filter(ome -> series < ome.images().size())
        .map(ome -> ome.images().get(series))
        .filter(image -> image.channels().size() == sizeC);
  }

  Acquisition acquisition(OmeImage image) {
    Map<String, String> facts = document.map(OmeDocument::originalMetadata).orElse(Map.of());
    Optional<Instrument> instrument =
        text(facts, "Microscope.Manufacturer").isPresent()
                || text(facts, "Microscope.Model").isPresent()
            ? Optional.of(
                new Instrument(
                    text(facts, "Microscope.Manufacturer"), text(facts, "Microscope.Model")))
            : Optional.empty();
    Optional<Objective> objective =
        facts.keySet().stream().anyMatch(key -> key.startsWith("Objective."))
            ? Optional.of(
                new Objective(
                    text(facts, "Objective.Model"),
                    number(facts, "Objective.NominalMagnification"),
                    number(facts, "Objective.LensNA"),
                    text(facts, "Objective.Immersion")))
            : Optional.empty();
    return new Acquisition(
        text(image.originalMetadata(), "AcquisitionDate"),
        instrument,
        objective,
        java.util.List.of());
  }

  private static Optional<String> text(Map<String, String> facts, String key) {
    return Optional.ofNullable(facts.get(key)).filter(text -> !text.isBlank());
  }

  private static OptionalDouble number(Map<String, String> facts, String key) {
    try {
      String text = facts.get(key);
      return text == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
