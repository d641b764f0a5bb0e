package org.lumenark.document.export;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The forms in which catalogues harvest studies by OAI-PMH.
 *
 * @see <a href="https://www.openarchives.org/OAI/openarchivesprotocol.html">OAI-PMH 2.0</a>
 */
public enum HarvestForm {
  /** Dublin Core without qualifiers, which every repository has to offer. */
  OAI_DC(
      "oai_dc",
      "http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
      "http://www.openarchives.org/OAI/2.0/oai_dc/") {
    @Override
    public void write(StudyFacts facts, XMLStreamWriter xml) throws XMLStreamException {
      xml.writeStartElement("oai_dc", "dc", namespace());
      xml.writeNamespace("oai_dc", namespace());
      xml.writeNamespace("dc", DC);
      location(xml);
      elements(xml, "title", List.of(facts.title()));
      elements(xml, "creator", facts.people().stream().map(StudyFacts.Person::name).toList());
      elements(xml, "subject", facts.keywords());
      elements(xml, "subject", labels(facts.organisms()));
      elements(xml, "subject", labels(facts.methods()));
      elements(
          xml,
          "description",
          facts.description().isBlank() ? List.of() : List.of(facts.description()));
      elements(xml, "publisher", List.of(facts.address().archive()));
      elements(
          xml, "date", List.of(LocalDate.ofInstant(facts.published(), ZoneOffset.UTC).toString()));
      elements(xml, "type", List.of("Dataset"));
      elements(
          xml, "identifier", List.of(facts.address().persistent(), facts.address().accession()));
      elements(xml, "relation", facts.links());
      elements(xml, "rights", facts.licenceAddress().or(facts::licence).stream().toList());
      xml.writeEndElement();
    }
  },

  /** DataCite 4.6 in the envelope of DataCite's own provider. */
  OAI_DATACITE(
      "oai_datacite",
      "http://schema.datacite.org/oai/oai-1.1/oai.xsd",
      "http://schema.datacite.org/oai/oai-1.1/") {
    @Override
    public void write(StudyFacts facts, XMLStreamWriter xml) throws XMLStreamException {
      xml.writeStartElement("oai_datacite");
      xml.writeDefaultNamespace(namespace());
      location(xml);
      text(xml, "schemaVersion", "4.6");
      text(xml, "datacentreSymbol", facts.address().archive());
      xml.writeStartElement("payload");
      DataCiteXml.write(DataCite.of(facts), xml);
      xml.writeEndElement();
      xml.writeEndElement();
    }
  };

  private static final String DC = "http://purl.org/dc/elements/1.1/";

  private final String prefix;
  private final String schema;
  private final String namespace;

  HarvestForm(String prefix, String schema, String namespace) {
    this.prefix = prefix;
    this.schema = schema;
    this.namespace = namespace;
  }

  /** The form of this {@code metadataPrefix}. */
  public static Optional<HarvestForm> of(String prefix) {
    return Arrays.stream(values()).filter(form -> form.prefix.equals(prefix)).findFirst();
  }

  public String prefix() {
    return prefix;
  }

  /** Where its XML Schema stands. */
  public String schema() {
    return schema;
  }

  public String namespace() {
    return namespace;
  }

  /** Writes its one element wherever the writer stands. */
  public abstract void write(StudyFacts facts, XMLStreamWriter xml) throws XMLStreamException;

  final void location(XMLStreamWriter xml) throws XMLStreamException {
    xml.writeNamespace("xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI);
    xml.writeAttribute(
        "xsi",
        XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI,
        "schemaLocation",
        namespace + " " + schema);
  }

  private static List<String> labels(List<StudyFacts.Subject> subjects) {
    return subjects.stream().map(StudyFacts.Subject::label).toList();
  }

  private static void elements(XMLStreamWriter xml, String name, List<String> texts)
      throws XMLStreamException {
    for (String text : texts) {
      xml.writeStartElement("dc", name, DC);
      xml.writeCharacters(XmlText.clean(text));
      xml.writeEndElement();
    }
  }

  private static void text(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(XmlText.clean(text));
    xml.writeEndElement();
  }
}
