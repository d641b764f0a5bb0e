package org.lumenark.imaging.ome;

import java.io.StringReader;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.xml.StreamingXml;

/** Parses OME-XML by a streaming parser that refuses DTDs and resolves nothing. */
public final class OmeXmlReader {

  private static final int MAX_DEPTH = 80;
  private static final XMLInputFactory FACTORY = StreamingXml.hardened();

  private OmeXmlReader() {}

  /**
   * @param place of the document, for messages
   * @throws ImagingException {@code ome.*} if it is not well-formed, has a DTD, or describes
   *     impossible images
   */
  public static OmeDocument read(String xml, String place, ReadLimits limits)
      throws ImagingException {
    if (xml.length() > limits.maxMetadata()) {
      throw new ImagingException(
          "ome.xml-too-large",
          place,
          "The OME-XML has " + xml.length() + " characters, more than the limit.");
    }
    String text = XmlText.legal(xml).strip();
    OmeBuilder builder = new OmeBuilder(place, limits);
    XMLStreamReader reader = null;
    try {
      reader = FACTORY.createXMLStreamReader(new StringReader(text));
      consume(reader, builder, place);
      return builder.document();
    } catch (XMLStreamException e) {
      throw new ImagingException(
          "ome.bad-xml", place, "The OME-XML is not well-formed: " + firstLine(e), e);
    } finally {
      StreamingXml.close(reader);
    }
  }

  private static void consume(XMLStreamReader reader, OmeBuilder builder, String place)
      throws XMLStreamException, ImagingException {
    int depth = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.DTD ->
            throw new ImagingException(
                "ome.dtd-refused",
                place,
                "A document type declaration is not accepted in OME-XML.");
        case XMLStreamConstants.START_ELEMENT -> {
          if (++depth > MAX_DEPTH) {
            throw new ImagingException("ome.too-deep", place, "The OME-XML is nested too deeply.");
          }
          builder.start(reader.getLocalName(), attributes(reader));
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            builder.text(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          builder.end(reader.getLocalName());
        }
        default -> {}
      }
    }
  }

  private static Map<String, String> attributes(XMLStreamReader reader) {
    Map<String, String> attributes = new java.util.LinkedHashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    return attributes;
  }

  private static String firstLine(XMLStreamException e) {
    String message = String.valueOf(e.getMessage());
    return "line "
        + e.getLocation().getLineNumber()
        + ": "
        + message.substring(message.lastIndexOf('\n') + 1).replaceFirst("^Message: ", "");
  }
}
