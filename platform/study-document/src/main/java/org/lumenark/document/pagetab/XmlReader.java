package org.lumenark.document.pagetab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.lumenark.document.Place;
import org.lumenark.document.Refusal;

/**
 * PageTab XML, the older form of BioStudies, read into the tree of the JSON form. A document type,
 * and with it every entity, is refused. Members without a form in XML stand in an element {@code
 * members} as JSON.
 */
final class XmlReader {

  static final String TABLE = "table";
  static final String MEMBERS = "members";

  /** The submission around the sections; attribute and qualifier inside. */
  private static final int ROUND_SECTIONS = 3;

  private static final Set<String> ACCESSIONS = Set.of("accno", "accNo", "acc");

  private final XMLStreamReader xml;
  private final Tree tree = new Tree(Members.object());
  private int depth;

  private XmlReader(XMLStreamReader xml) {
    this.xml = xml;
  }

  static Tree read(byte[] bytes) {
    PageTabLimits.checkBytes(bytes.length);
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    // Of the JDK; ours is lower, and says so.
    factory.setProperty("jdk.xml.maxElementDepth", PageTabLimits.NESTING);
    try {
      XmlReader reader =
          new XmlReader(factory.createXMLStreamReader(new ByteArrayInputStream(bytes)));
      return reader.document();
    } catch (XMLStreamException e) {
      long line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
      throw Refusal.at(
          Place.row(line),
          "xml.syntax",
          "This is not well-formed XML, or not in the encoding that it says.",
          "Correct it there; an XML editor shows the place.");
    }
  }

  private Tree document() throws XMLStreamException {
    while (xml.next() != XMLStreamConstants.START_ELEMENT) {
      if (xml.getEventType() == XMLStreamConstants.DTD) {
        throw refuse("xml.dtd", "The document declares a type.", "Remove the DOCTYPE.");
      }
    }
    if (!xml.getLocalName().equals("submission")) {
      throw refuse(
          "pagetab.submission-missing",
          "The document is not a submission.",
          "The outermost element is submission.");
    }
    tree.submission.put(Members.TYPE, "submission");
    element(tree.submission);
    while (xml.hasNext()) {
      xml.next();
    }
    new JsonShape(tree).submission();
    return tree;
  }

  /** Reads what lies in the element that was just begun, up to its end. */
  private void element(ObjectNode target) throws XMLStreamException {
    if (++depth > PageTabLimits.SECTION_DEPTH + ROUND_SECTIONS) {
      throw refuse("xml.too-deep", "Elements lie too deep in each other.", "Flatten them.");
    }
    String name = xml.getLocalName();
    tree.cameFrom(target, xml.getLocation().getLineNumber());
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      attribute(target, name, xml.getAttributeLocalName(i), xml.getAttributeValue(i));
    }
    while (next() != XMLStreamConstants.END_ELEMENT) {
      child(target, name);
    }
    depth--;
  }

  private static void attribute(ObjectNode target, String element, String name, String value) {
    if (ACCESSIONS.contains(name)) {
      target.put(Members.ACCESSION, value);
    } else if (element.equals("file") && name.equals("size") && value.matches("\\d{1,18}")) {
      target.put(name, Long.parseLong(value));
    } else if (name.equals(Members.REFERENCE) && element.equals("attribute")) {
      target.put(name, Boolean.parseBoolean(value));
    } else {
      target.put(name, value);
    }
  }

  private void child(ObjectNode target, String parent) throws XMLStreamException {
    String name = xml.getLocalName();
    switch (name) {
      case "attributes" -> list(target.withArray(name), "attribute");
      case "files" -> list(target.withArray(name), "file");
      case "links" -> list(target.withArray(name), "link");
      case "subsections" -> list(target.withArray(name), "section");
      case "nmqual", "valqual" -> element(target.withArray(name).addObject());
      case "section" -> {
        ObjectNode section = Members.object();
        element(section);
        target.set(name, section);
      }
      case MEMBERS -> members(target);
      default -> {
        boolean named = target.has(name);
        String text = text();
        if (named) {
          throw refuse(
              "xml.element-twice",
              "The element " + name + " stands twice in " + parent + ".",
              "Keep one.");
        }
        target.put(name, text);
      }
    }
  }

  private void list(ArrayNode list, String item) throws XMLStreamException {
    while (next() != XMLStreamConstants.END_ELEMENT) {
      if (xml.getLocalName().equals(TABLE) && !item.equals("attribute")) {
        ArrayNode table = list.addArray();
        while (next() != XMLStreamConstants.END_ELEMENT) {
          item(table, item);
        }
      } else {
        item(list, item);
      }
    }
  }

  private void item(ArrayNode list, String item) throws XMLStreamException {
    if (!xml.getLocalName().equals(item)) {
      throw refuse(
          "xml.element-unknown",
          "There is an element " + xml.getLocalName() + " among elements " + item + ".",
          "Remove it, or move it to where it belongs.");
    }
    element(list.addObject());
  }

  private void members(ObjectNode target) throws XMLStreamException {
    try {
      RowComments.read(target, text());
    } catch (JsonProcessingException e) {
      throw refuse(
          "pagetab.members-syntax", "What stands in members is not JSON.", "Remove the element.");
    }
  }

  private String text() throws XMLStreamException {
    String name = xml.getLocalName();
    StringBuilder text = new StringBuilder();
    for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
      switch (event) {
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text.append(xml.getText());
        case XMLStreamConstants.START_ELEMENT, XMLStreamConstants.ENTITY_REFERENCE ->
            throw refuse(
                "xml.element-unknown",
                "There is more than text in the element " + name + ".",
                "Keep only its text.");
        default -> {
          // Comments and processing instructions say nothing.
        }
      }
      PageTabLimits.checkValue(text.length(), here());
    }
    return text.toString();
  }

  /** The next beginning or end of an element; text between elements says nothing if it is blank. */
  private int next() throws XMLStreamException {
    int event = xml.next();
    while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
      boolean text = event == XMLStreamConstants.CHARACTERS && !xml.isWhiteSpace();
      if (text || event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw refuse("xml.text", "There is text between elements.", "Put it into an attribute.");
      }
      event = xml.next();
    }
    return event;
  }

  private Place here() {
    return Place.row(Math.max(1, xml.getLocation().getLineNumber()));
  }

  private Refusal refuse(String code, String message, String remedy) {
    return Refusal.at(here(), code, message, remedy);
  }
}
