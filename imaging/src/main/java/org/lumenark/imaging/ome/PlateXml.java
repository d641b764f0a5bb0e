package org.lumenark.imaging.ome;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.lumenark.imaging.source.Plate;

/** The element Plate with its wells, their fields and the runs that these were taken in. */
final class PlateXml {

  /** The first second of the year 10000, which a date of XML has no four digits for. */
  private static final long END_OF_DATES = 253_402_300_800L;

  private PlateXml() {}

  static void plate(XMLStreamWriter xml, PlateFields fields) throws XMLStreamException {
    Plate plate = fields.plate();
    xml.writeStartElement("Plate");
    xml.writeAttribute("ID", "Plate:0");
    if (!plate.name().isEmpty()) {
      OmeXmlWriter.attribute(xml, "Name", plate.name());
    }
    naming(xml, "ColumnNamingConvention", plate.columns());
    naming(xml, "RowNamingConvention", plate.rows());
    xml.writeAttribute("Rows", String.valueOf(plate.rows().size()));
    xml.writeAttribute("Columns", String.valueOf(plate.columns().size()));
    for (Map.Entry<String, List<Integer>> well : wells(fields.fields()).entrySet()) {
      well(xml, plate, well.getKey(), well.getValue());
    }
    Map<String, Integer> images = new HashMap<>();
    IntStream.range(0, fields.fields().size())
        .forEach(image -> images.put(fields.fields().get(image), image));
    for (Plate.Run run : plate.runs()) {
      run(xml, run, run.fields().stream().filter(images::containsKey).map(images::get).toList());
    }
    xml.writeEndElement();
  }

  /** Only where all names are of one kind; the schema has no word for others. */
  private static void naming(XMLStreamWriter xml, String attribute, List<String> names)
      throws XMLStreamException {
    if (names.stream().allMatch(name -> name.matches("[A-Za-z]+"))) {
      xml.writeAttribute(attribute, "letter");
    } else if (names.stream().allMatch(name -> name.matches("\\d+"))) {
      xml.writeAttribute(attribute, "number");
    }
  }

  /** Numbers of the images by the well that they are fields of. */
  private static SequencedMap<String, List<Integer>> wells(List<String> fields) {
    SequencedMap<String, List<Integer>> wells = new LinkedHashMap<>();
    for (int image = 0; image < fields.size(); image++) {
      String field = fields.get(image);
      String well = field.substring(0, field.lastIndexOf('/'));
      wells.computeIfAbsent(well, key -> new ArrayList<>()).add(image);
    }
    return wells;
  }

  private static void well(XMLStreamWriter xml, Plate plate, String path, List<Integer> images)
      throws XMLStreamException {
    int slash = path.indexOf('/');
    int row = plate.rows().indexOf(path.substring(0, slash));
    int column = plate.columns().indexOf(path.substring(slash + 1));
    xml.writeStartElement("Well");
    xml.writeAttribute("ID", "Well:0:" + row + ":" + column);
    xml.writeAttribute("Column", String.valueOf(column));
    xml.writeAttribute("Row", String.valueOf(row));
    for (int image : images) {
      xml.writeStartElement("WellSample");
      xml.writeAttribute("ID", "WellSample:0:" + image);
      xml.writeAttribute("Index", String.valueOf(image));
      xml.writeEmptyElement("ImageRef");
      xml.writeAttribute("ID", "Image:" + image);
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static void run(XMLStreamWriter xml, Plate.Run run, List<Integer> images)
      throws XMLStreamException {
    xml.writeStartElement("PlateAcquisition");
    xml.writeAttribute("ID", "PlateAcquisition:0:" + run.id());
    if (run.name().isPresent()) {
      OmeXmlWriter.attribute(xml, "Name", run.name().get());
    }
    time(xml, "EndTime", run.ended());
    time(xml, "StartTime", run.started());
    if (run.description().isPresent()) {
      xml.writeStartElement("Description");
      xml.writeCharacters(XmlText.legal(run.description().get()));
      xml.writeEndElement();
    }
    for (int image : images) {
      xml.writeEmptyElement("WellSampleRef");
      xml.writeAttribute("ID", "WellSample:0:" + image);
    }
    xml.writeEndElement();
  }

  private static void time(XMLStreamWriter xml, String attribute, OptionalDouble seconds)
      throws XMLStreamException {
    double since = seconds.orElse(-1);
    if (since >= 0 && since < END_OF_DATES) {
      xml.writeAttribute(attribute, Instant.ofEpochSecond((long) since).toString());
    }
  }
}
