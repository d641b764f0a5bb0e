package org.lumenark.imaging.xml;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.lumenark.imaging.ome.XmlText;
import org.lumenark.imaging.source.ImagingException;

/**
 * Parses a document by a streaming parser that refuses DTDs and resolves nothing. Depth and number
 * of elements and attributes are limited, so that the tree is not much larger than the text.
 */
public final class XmlTree {

  private static final int MAX_DEPTH = 100;
  private static final int MAX_NODES = 2_000_000;
  private static final String[] NO_ATTRIBUTES = {};
  private static final XMLInputFactory FACTORY = spacious();

  private final String format;
  private final String place;
  private final Deque<Open> open = new ArrayDeque<>();
  private final List<XmlElement> roots = new ArrayList<>();
  private int nodes;

  private XmlTree(String format, String place) {
    this.format = format;
    this.place = place;
  }

  private record Open(
      String name, String[] attributes, StringBuilder text, List<XmlElement> children) {}

  /**
   * The document's root. Characters that XML does not allow are left out.
   *
   * @param format first part of the codes: {@code czi} gives {@code czi.bad-xml}
   * @param place of the document, for messages
   * @throws ImagingException {@code *.bad-xml}, {@code *.dtd-refused}, {@code *.xml-too-deep},
   *     {@code *.xml-too-large}
   */
  public static XmlElement parse(String xml, String format, String place) throws ImagingException {
    XmlTree tree = new XmlTree(format, place);
    XMLStreamReader reader = null;
    try {
      reader = FACTORY.createXMLStreamReader(new StringReader(XmlText.legal(xml).strip()));
      tree.consume(reader);
      if (tree.roots.isEmpty()) {
        throw tree.failure("bad-xml", "The XML has no element.");
      }
      return tree.roots.getFirst();
    } catch (XMLStreamException e) {
      throw new ImagingException(
          format + ".bad-xml",
          place + " line " + e.getLocation().getLineNumber(),
          "The XML is not well-formed.",
          e);
    } finally {
      StreamingXml.close(reader);
    }
  }

  private void consume(XMLStreamReader reader) throws XMLStreamException, ImagingException {
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.DTD ->
            throw failure("dtd-refused", "A document type declaration is not accepted.");
        case XMLStreamConstants.START_ELEMENT -> start(reader);
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (!open.isEmpty()) {
            open.getFirst()
                .text
                .append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
          }
        }
        case XMLStreamConstants.END_ELEMENT -> end();
        default -> {}
      }
    }
  }

  private void start(XMLStreamReader reader) throws ImagingException {
    int count = reader.getAttributeCount();
    nodes += 1 + count;
    if (nodes > MAX_NODES) {
      throw failure("xml-too-large", "The XML has more elements and attributes than the limit.");
    }
    if (open.size() >= MAX_DEPTH) {
      throw failure("xml-too-deep", "The XML is nested too deeply.");
    }
    String[] attributes = count == 0 ? NO_ATTRIBUTES : new String[2 * count];
    for (int i = 0; i < count; i++) {
      attributes[2 * i] = reader.getAttributeLocalName(i);
      attributes[2 * i + 1] = reader.getAttributeValue(i);
    }
    open.push(
        new Open(reader.getLocalName(), attributes, new StringBuilder(0), new ArrayList<>(0)));
  }

  private void end() {
    Open ended = open.pop();
    XmlElement element =
        new XmlElement(ended.name, ended.attributes, ended.text.toString().strip(), ended.children);
    (open.isEmpty() ? roots : open.getFirst().children).add(element);
  }

  private ImagingException failure(String what, String message) {
    return new ImagingException(format + "." + what, place, message);
  }

  private static XMLInputFactory spacious() {
    XMLInputFactory factory = StreamingXml.hardened();
    // The parser has limits of its own; ours say what went wrong, and 200 attributes are not many.
    factory.setProperty("jdk.xml.maxElementDepth", "1000");
    factory.setProperty("jdk.xml.elementAttributeLimit", "10000");
    return factory;
  }
}
