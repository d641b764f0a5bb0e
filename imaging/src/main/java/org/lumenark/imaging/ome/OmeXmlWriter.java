package org.lumenark.imaging.ome;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.SampleType;

/**
 * Writes what is known of images as OME-XML 2016-06, valid by its schema. Pixels are elsewhere, so
 * each image is {@code MetadataOnly}. Original metadata become map annotations. The same images
 * give the same bytes.
 */
public final class OmeXmlWriter {

  private static final String NAMESPACE = "http://www.openmicroscopy.org/Schemas/OME/2016-06";
  private static final String ORIGINAL = "openmicroscopy.org/OriginalMetadata";

  private OmeXmlWriter() {}

  /** The document in UTF-8, one Image for each description in their order. */
  public static byte[] write(List<ImageDescription> images) {
    return write(images, Optional.empty());
  }

  /**
   * The document of images that may be the fields of a plate.
   *
   * @param plate with one field for each image
   */
  public static byte[] write(List<ImageDescription> images, Optional<PlateFields> plate) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      xml.writeStartElement("OME");
      xml.writeDefaultNamespace(NAMESPACE);
      xml.writeNamespace("xsi", "http://www.w3.org/2001/XMLSchema-instance");
      xml.writeAttribute(
          "http://www.w3.org/2001/XMLSchema-instance",
          "schemaLocation",
          NAMESPACE + " " + NAMESPACE + "/ome.xsd");
      xml.writeAttribute("Creator", "Lumenark");
      if (plate.isPresent()) {
        PlateXml.plate(xml, plate.get());
      }
      for (int i = 0; i < images.size(); i++) {
        AcquisitionXml.instrument(xml, i, images.get(i).acquisition());
      }
      for (int i = 0; i < images.size(); i++) {
        image(xml, i, images.get(i));
      }
      annotations(xml, images);
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
      return bytes.toByteArray();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
  }

  private static void image(XMLStreamWriter xml, int index, ImageDescription image)
      throws XMLStreamException {
    xml.writeStartElement("Image");
    xml.writeAttribute("ID", "Image:" + index);
    attribute(xml, "Name", image.name());
    AcquisitionXml.settings(xml, index, image.acquisition());
    xml.writeStartElement("Pixels");
    xml.writeAttribute("ID", "Pixels:" + index);
    xml.writeAttribute("DimensionOrder", "XYZCT");
    xml.writeAttribute("Type", type(image.type()));
    xml.writeAttribute("SizeX", String.valueOf(image.sizeX()));
    xml.writeAttribute("SizeY", String.valueOf(image.sizeY()));
    xml.writeAttribute("SizeZ", String.valueOf(image.sizeZ()));
    xml.writeAttribute("SizeC", String.valueOf(image.sizeC()));
    xml.writeAttribute("SizeT", String.valueOf(image.sizeT()));
    size(xml, "PhysicalSizeX", "µm", image.physicalSizes().x());
    size(xml, "PhysicalSizeY", "µm", image.physicalSizes().y());
    size(xml, "PhysicalSizeZ", "µm", image.physicalSizes().z());
    size(xml, "TimeIncrement", "s", image.physicalSizes().t());
    for (int c = 0; c < image.channels().size(); c++) {
      channel(xml, index, c, image.channels().get(c));
    }
    xml.writeEmptyElement("MetadataOnly");
    AcquisitionXml.planes(xml, image.acquisition());
    xml.writeEndElement();
    if (!image.originalMetadata().isEmpty()) {
      xml.writeEmptyElement("AnnotationRef");
      xml.writeAttribute("ID", "Annotation:" + index);
    }
    xml.writeEndElement();
  }

  private static void channel(XMLStreamWriter xml, int image, int index, Channel channel)
      throws XMLStreamException {
    xml.writeEmptyElement("Channel");
    xml.writeAttribute("ID", "Channel:" + image + ":" + index);
    if (channel.name().isPresent()) {
      attribute(xml, "Name", channel.name().get());
    }
    xml.writeAttribute("SamplesPerPixel", "1");
    if (channel.color().isPresent()) {
      int rgba = (int) (Long.parseLong(channel.color().get(), 16) << 8 | 0xFF);
      xml.writeAttribute("Color", String.valueOf(rgba));
    }
    if (channel.wavelength().isPresent() && channel.wavelength().getAsDouble() > 0) {
      xml.writeAttribute("EmissionWavelength", String.valueOf(channel.wavelength().getAsDouble()));
      xml.writeAttribute("EmissionWavelengthUnit", "nm");
    }
  }

  private static void annotations(XMLStreamWriter xml, List<ImageDescription> images)
      throws XMLStreamException {
    if (images.stream().allMatch(image -> image.originalMetadata().isEmpty())) {
      return;
    }
    xml.writeStartElement("StructuredAnnotations");
    for (int i = 0; i < images.size(); i++) {
      Map<String, String> metadata = new TreeMap<>(images.get(i).originalMetadata());
      if (metadata.isEmpty()) {
        continue;
      }
      xml.writeStartElement("MapAnnotation");
      xml.writeAttribute("ID", "Annotation:" + i);
      xml.writeAttribute("Namespace", ORIGINAL);
      xml.writeStartElement("Value");
      for (Map.Entry<String, String> entry : metadata.entrySet()) {
        xml.writeStartElement("M");
        attribute(xml, "K", entry.getKey());
        xml.writeCharacters(XmlText.legal(entry.getValue()));
        xml.writeEndElement();
      }
      xml.writeEndElement();
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static void size(XMLStreamWriter xml, String name, String unit, OptionalDouble size)
      throws XMLStreamException {
    if (size.isPresent()) {
      xml.writeAttribute(name, String.valueOf(size.getAsDouble()));
      xml.writeAttribute(name + "Unit", unit);
    }
  }

  static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, XmlText.legal(value));
  }

  /** OME has no 64-bit integers; the nearest that holds their range is named. */
  private static String type(SampleType type) {
    return switch (type) {
      case INT8, UINT8, INT16, UINT16, INT32, UINT32 -> type.numpyName();
      case FLOAT32 -> "float";
      case FLOAT64, INT64, UINT64 -> "double";
    };
  }
}
