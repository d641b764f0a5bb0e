package org.lumenark.imaging.hdf5;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.lumenark.imaging.omezarr.NgffUnits;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PhysicalSizes;
import org.lumenark.imaging.source.ReadLimits;

/** Names and voxel sizes of the setups, out of the {@code .xml} beside an {@code .h5}. */
record BdvXml(String path, Map<Integer, Setup> setups) {

  /** One view setup. */
  record Setup(Optional<String> name, PhysicalSizes sizes) {}

  BdvXml {
    setups = Map.copyOf(setups);
  }

  /** The XML of the same name; empty if there is none or it is another kind of XML. */
  static Optional<BdvXml> beside(FileSet files, String path, ReadLimits limits)
      throws IOException, ImagingException {
    String name = path.replaceFirst("\\.[^./]*$", "") + ".xml";
    Optional<ByteSource> opened = files.open(name);
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    try (ByteSource source = opened.get()) {
      if (source.size() > limits.maxMetadata()) {
        throw new ImagingException(
            "bdv.xml-too-large", name, "The XML is larger than what is read.");
      }
      byte[] bytes = new byte[(int) source.size()];
      source.read(0, bytes, 0, bytes.length);
      return Optional.of(new BdvXml(name, setups(new String(bytes, StandardCharsets.UTF_8))));
    } catch (XMLStreamException e) {
      throw new ImagingException(
          "bdv.bad-xml", name, "The XML of the data set is not well-formed.", e);
    }
  }

  private static Map<Integer, Setup> setups(String xml) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    Map<Integer, Setup> setups = new HashMap<>();
    Map<String, String> fields = new HashMap<>();
    StringBuilder text = new StringBuilder();
    boolean inside = false;
    boolean voxel = false;
    int attributes = 0;
    XMLStreamReader in = factory.createXMLStreamReader(new StringReader(xml));
    while (in.hasNext()) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          text.setLength(0);
          inside |= in.getLocalName().equals("ViewSetup");
          voxel |= in.getLocalName().equals("voxelSize");
          attributes += in.getLocalName().equals("attributes") ? 1 : 0;
        }
        case XMLStreamConstants.CHARACTERS -> text.append(in.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          String element = in.getLocalName();
          if (element.equals("ViewSetup")) {
            setup(fields, setups);
            fields.clear();
            inside = false;
          } else if (element.equals("attributes")) {
            attributes--;
          } else if (element.equals("voxelSize")) {
            voxel = false;
          } else if (inside && attributes == 0) {
            boolean ofVoxel = voxel && element.equals("size");
            fields.putIfAbsent(ofVoxel ? "voxel" : element, text.toString().strip());
          }
          text.setLength(0);
        }
        default -> {}
      }
    }
    in.close();
    return setups;
  }

  /** Name, id, and of the voxel unit and size, x y z. */
  private static void setup(Map<String, String> fields, Map<Integer, Setup> setups) {
    String id = fields.getOrDefault("id", "");
    if (!id.matches("\\d{1,6}")) {
      return;
    }
    double unit = NgffUnits.micrometres(fields.getOrDefault("unit", "")).orElse(Double.NaN);
    String[] parts = fields.getOrDefault("voxel", "").split("\\s+");
    setups.put(
        Integer.parseInt(id),
        new Setup(
            Optional.ofNullable(fields.get("name")).filter(name -> !name.isBlank()),
            new PhysicalSizes(
                size(parts, 0, unit),
                size(parts, 1, unit),
                size(parts, 2, unit),
                OptionalDouble.empty())));
  }

  private static OptionalDouble size(String[] parts, int axis, double unit) {
    if (parts.length != 3 || !parts[axis].matches("[0-9.eE+-]{1,32}")) {
      return OptionalDouble.empty();
    }
    try {
      return OptionalDouble.of(Double.parseDouble(parts[axis]) * unit);
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
