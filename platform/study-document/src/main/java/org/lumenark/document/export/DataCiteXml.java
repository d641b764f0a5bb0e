package org.lumenark.document.export;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.lumenark.document.export.DataCite.Creator;
import org.lumenark.document.export.DataCite.Rights;
import org.lumenark.document.export.StudyFacts.Organisation;
import org.lumenark.document.export.StudyFacts.Subject;

/** DataCite as XML. Characters that XML cannot hold are left out. */
final class DataCiteXml {

  private static final String LOCATION =
      DataCite.SCHEMA + " https://schema.datacite.org/meta/kernel-4.6/metadata.xsd";

  private final XMLStreamWriter xml;

  private DataCiteXml(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static byte[] of(DataCite record) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
      xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      write(record, xml);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("XML can be written to memory", impossible);
    }
    return out.toByteArray();
  }

  /** The element alone, wherever the writer stands. */
  static void write(DataCite record, XMLStreamWriter xml) throws XMLStreamException {
    new DataCiteXml(xml).resource(record);
  }

  private void resource(DataCite record) throws XMLStreamException {
    xml.writeStartElement("resource");
    xml.writeDefaultNamespace(DataCite.SCHEMA);
    xml.writeNamespace("xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI);
    xml.writeAttribute(
        "xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "schemaLocation", LOCATION);
    element("identifier", record.identifier(), "identifierType", record.identifierType());
    xml.writeStartElement("creators");
    for (Creator creator : record.creators()) {
      creator(creator);
    }
    xml.writeEndElement();
    xml.writeStartElement("titles");
    element("title", record.title());
    xml.writeEndElement();
    element("publisher", record.publisher());
    element("publicationYear", record.year());
    element("resourceType", DataCite.RESOURCE_TYPE, "resourceTypeGeneral", "Dataset");
    subjects(record);
    xml.writeStartElement("dates");
    for (DataCite.DatedFact date : record.dates()) {
      element("date", date.date(), "dateType", date.type());
    }
    xml.writeEndElement();
    element("language", "en");
    xml.writeStartElement("alternateIdentifiers");
    element("alternateIdentifier", record.accession(), "alternateIdentifierType", "Accession");
    xml.writeEndElement();
    related(record);
    xml.writeStartElement("sizes");
    for (String size : record.sizes()) {
      element("size", size);
    }
    xml.writeEndElement();
    element("version", record.version());
    if (record.rights().isPresent()) {
      rights(record.rights().get());
    }
    xml.writeStartElement("descriptions");
    element("description", record.description(), "descriptionType", "Abstract");
    xml.writeEndElement();
    funding(record);
    xml.writeEndElement();
  }

  private void creator(Creator creator) throws XMLStreamException {
    xml.writeStartElement("creator");
    element(
        "creatorName",
        creator.name(),
        "nameType",
        creator.person().isPresent() ? "Personal" : "Organizational");
    if (creator.person().isPresent()) {
      PersonName name = creator.person().get();
      if (name.given().isPresent()) {
        element("givenName", name.given().get());
      }
      element("familyName", name.family());
    }
    if (creator.facts().isPresent()) {
      StudyFacts.Person person = creator.facts().get();
      if (person.orcid().isPresent()) {
        element(
            "nameIdentifier",
            person.orcid().get(),
            "nameIdentifierScheme",
            "ORCID",
            "schemeURI",
            "https://orcid.org");
      }
      for (Organisation organisation : person.organisations()) {
        if (organisation.ror().isPresent()) {
          element(
              "affiliation",
              organisation.name(),
              "affiliationIdentifier",
              organisation.ror().get(),
              "affiliationIdentifierScheme",
              "ROR",
              "schemeURI",
              "https://ror.org");
        } else {
          element("affiliation", organisation.name());
        }
      }
    }
    xml.writeEndElement();
  }

  private void subjects(DataCite record) throws XMLStreamException {
    if (record.subjects().isEmpty()) {
      return;
    }
    xml.writeStartElement("subjects");
    for (Subject subject : record.subjects()) {
      if (subject.address().isPresent()) {
        element(
            "subject",
            subject.label(),
            "subjectScheme",
            subject.scheme().orElse(""),
            "valueURI",
            subject.address().get());
      } else {
        element("subject", subject.label());
      }
    }
    xml.writeEndElement();
  }

  private void related(DataCite record) throws XMLStreamException {
    if (record.related().isEmpty()) {
      return;
    }
    xml.writeStartElement("relatedIdentifiers");
    for (DataCite.Related related : record.related()) {
      element(
          "relatedIdentifier",
          related.identifier(),
          "relatedIdentifierType",
          related.type(),
          "relationType",
          related.relation());
    }
    xml.writeEndElement();
  }

  private void rights(Rights rights) throws XMLStreamException {
    xml.writeStartElement("rightsList");
    if (rights.address().isPresent()) {
      element(
          "rights",
          rights.name(),
          "rightsURI",
          rights.address().get(),
          "rightsIdentifier",
          rights.spdx().orElse(rights.name()),
          "rightsIdentifierScheme",
          "SPDX",
          "schemeURI",
          "https://spdx.org/licenses/");
    } else {
      element("rights", rights.name());
    }
    xml.writeEndElement();
  }

  private void funding(DataCite record) throws XMLStreamException {
    if (record.funding().isEmpty()) {
      return;
    }
    xml.writeStartElement("fundingReferences");
    for (StudyFacts.Funding funding : record.funding()) {
      xml.writeStartElement("fundingReference");
      element("funderName", funding.agency());
      if (funding.grant().isPresent()) {
        element("awardNumber", funding.grant().get());
      }
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  /**
   * @param attributes names and values in turn
   */
  private void element(String name, String text, String... attributes) throws XMLStreamException {
    xml.writeStartElement(name);
    for (int i = 0; i < attributes.length; i += 2) {
      xml.writeAttribute(attributes[i], XmlText.clean(attributes[i + 1]));
    }
    xml.writeCharacters(XmlText.clean(text));
    xml.writeEndElement();
  }
}
