package org.lumenark.metadata.oai;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.lumenark.document.export.HarvestForm;
import org.lumenark.document.export.XmlText;

/**
 * One answer of OAI-PMH 2.0.
 *
 * @see <a href="https://www.openarchives.org/OAI/openarchivesprotocol.html">OAI-PMH 2.0</a>
 */
final class OaiWriter {

  private static final String NAMESPACE = "http://www.openarchives.org/OAI/2.0/";
  private static final String LOCATION =
      NAMESPACE + " http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd";

  private final XMLStreamWriter xml;

  private OaiWriter(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** What stands inside of an answer. */
  @FunctionalInterface
  interface Content {
    void write(OaiWriter writer) throws XMLStreamException;
  }

  /**
   * @param base address of the door
   * @param arguments of the request; none if they are at fault, as section 3.6 asks
   */
  static byte[] answer(String base, Map<String, String> arguments, Content content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
      xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      xml.writeStartElement("OAI-PMH");
      xml.writeDefaultNamespace(NAMESPACE);
      xml.writeNamespace("xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI);
      xml.writeAttribute(
          "xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "schemaLocation", LOCATION);
      OaiWriter writer = new OaiWriter(xml);
      writer.element("responseDate", second(Instant.now()));
      xml.writeStartElement("request");
      for (Map.Entry<String, String> argument : arguments.entrySet()) {
        xml.writeAttribute(argument.getKey(), XmlText.clean(argument.getValue()));
      }
      xml.writeCharacters(base);
      xml.writeEndElement();
      content.write(writer);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("XML can be written to memory", impossible);
    }
    return out.toByteArray();
  }

  void error(OaiError error) throws XMLStreamException {
    xml.writeStartElement("error");
    xml.writeAttribute("code", error.code());
    xml.writeCharacters(XmlText.clean(error.message()));
    xml.writeEndElement();
  }

  void identify(String name, String base, String adminEmail, Instant earliest)
      throws XMLStreamException {
    xml.writeStartElement("Identify");
    element("repositoryName", name);
    element("baseURL", base);
    element("protocolVersion", "2.0");
    element("adminEmail", adminEmail);
    element("earliestDatestamp", second(earliest));
    element("deletedRecord", "persistent");
    element("granularity", "YYYY-MM-DDThh:mm:ssZ");
    xml.writeEndElement();
  }

  void forms() throws XMLStreamException {
    xml.writeStartElement("ListMetadataFormats");
    for (HarvestForm form : HarvestForm.values()) {
      xml.writeStartElement("metadataFormat");
      element("metadataPrefix", form.prefix());
      element("schema", form.schema());
      element("metadataNamespace", form.namespace());
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  void record(OaiNames names, HarvestForm form, OaiRecord record) throws XMLStreamException {
    xml.writeStartElement("GetRecord");
    whole(names, form, record);
    xml.writeEndElement();
  }

  /**
   * @param next token of the rest; absent if this is all of it
   */
  void identifiers(OaiNames names, List<OaiRecord> records, Optional<String> next, boolean resumed)
      throws XMLStreamException {
    xml.writeStartElement("ListIdentifiers");
    for (OaiRecord record : records) {
      header(names, record);
    }
    token(next, resumed);
    xml.writeEndElement();
  }

  /**
   * @param next token of the rest; absent if this is all of it
   */
  void records(
      OaiNames names,
      HarvestForm form,
      List<OaiRecord> records,
      Optional<String> next,
      boolean resumed)
      throws XMLStreamException {
    xml.writeStartElement("ListRecords");
    for (OaiRecord record : records) {
      whole(names, form, record);
    }
    token(next, resumed);
    xml.writeEndElement();
  }

  private void whole(OaiNames names, HarvestForm form, OaiRecord record) throws XMLStreamException {
    xml.writeStartElement("record");
    header(names, record);
    if (record.facts().isPresent()) {
      xml.writeStartElement("metadata");
      form.write(record.facts().get(), xml);
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private void header(OaiNames names, OaiRecord record) throws XMLStreamException {
    xml.writeStartElement("header");
    if (record.facts().isEmpty()) {
      xml.writeAttribute("status", "deleted");
    }
    element("identifier", names.identifier(record.accession()));
    element("datestamp", second(record.changed()));
    xml.writeEndElement();
  }

  /** The last part of a list that came in several ends with an empty one (section 3.5). */
  private void token(Optional<String> next, boolean resumed) throws XMLStreamException {
    if (next.isPresent() || resumed) {
      element("resumptionToken", next.orElse(""));
    }
  }

  private void element(String name, String text) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(XmlText.clean(text));
    xml.writeEndElement();
  }

  private static String second(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
