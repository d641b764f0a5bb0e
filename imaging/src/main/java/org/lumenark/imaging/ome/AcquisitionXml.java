package org.lumenark.imaging.ome;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.lumenark.imaging.source.Acquisition;
import org.lumenark.imaging.source.Acquisition.Instrument;
import org.lumenark.imaging.source.Acquisition.Objective;
import org.lumenark.imaging.source.Acquisition.PlanePosition;

/** Elements of the OME model that tell how an image was taken. */
final class AcquisitionXml {

  private static final Set<String> IMMERSIONS =
      Set.of("Oil", "Water", "WaterDipping", "Air", "Multi", "Glycerol", "Other");

  private AcquisitionXml() {}

  /** The Instrument with its Objective, if either is known; each image has its own. */
  static void instrument(XMLStreamWriter xml, int image, Acquisition acquisition)
      throws XMLStreamException {
    if (acquisition.instrument().isEmpty() && acquisition.objective().isEmpty()) {
      return;
    }
    xml.writeStartElement("Instrument");
    xml.writeAttribute("ID", "Instrument:" + image);
    if (acquisition.instrument().isPresent()) {
      Instrument instrument = acquisition.instrument().get();
      xml.writeEmptyElement("Microscope");
      text(xml, "Manufacturer", instrument.manufacturer());
      text(xml, "Model", instrument.model());
    }
    if (acquisition.objective().isPresent()) {
      Objective objective = acquisition.objective().get();
      xml.writeEmptyElement("Objective");
      xml.writeAttribute("ID", "Objective:" + image);
      text(xml, "Model", objective.model());
      number(xml, "NominalMagnification", objective.magnification());
      number(xml, "LensNA", objective.numericalAperture());
      text(
          xml,
          "Immersion",
          objective.immersion().map(word -> IMMERSIONS.contains(word) ? word : "Other"));
    }
    xml.writeEndElement();
  }

  /** What an Image says before its Pixels. */
  static void settings(XMLStreamWriter xml, int image, Acquisition acquisition)
      throws XMLStreamException {
    if (acquisition.acquired().isPresent()) {
      xml.writeStartElement("AcquisitionDate");
      xml.writeCharacters(acquisition.acquired().get());
      xml.writeEndElement();
    }
    if (acquisition.instrument().isPresent() || acquisition.objective().isPresent()) {
      xml.writeEmptyElement("InstrumentRef");
      xml.writeAttribute("ID", "Instrument:" + image);
    }
    if (acquisition.objective().isPresent()) {
      xml.writeEmptyElement("ObjectiveSettings");
      xml.writeAttribute("ID", "Objective:" + image);
    }
  }

  static void planes(XMLStreamWriter xml, Acquisition acquisition) throws XMLStreamException {
    for (PlanePosition plane : acquisition.planes()) {
      xml.writeEmptyElement("Plane");
      xml.writeAttribute("TheZ", String.valueOf(plane.z()));
      xml.writeAttribute("TheT", String.valueOf(plane.t()));
      xml.writeAttribute("TheC", String.valueOf(plane.c()));
      number(xml, "DeltaT", plane.seconds());
      position(xml, "PositionX", plane.x());
      position(xml, "PositionY", plane.y());
      position(xml, "PositionZ", plane.zPosition());
    }
  }

  private static void position(XMLStreamWriter xml, String name, OptionalDouble value)
      throws XMLStreamException {
    if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
      xml.writeAttribute(name, String.valueOf(value.getAsDouble()));
      xml.writeAttribute(name + "Unit", "µm");
    }
  }

  private static void number(XMLStreamWriter xml, String name, OptionalDouble value)
      throws XMLStreamException {
    if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
      xml.writeAttribute(name, String.valueOf(value.getAsDouble()));
    }
  }

  private static void text(XMLStreamWriter xml, String name, Optional<String> value)
      throws XMLStreamException {
    if (value.isPresent()) {
      OmeXmlWriter.attribute(xml, name, value.get());
    }
  }
}
