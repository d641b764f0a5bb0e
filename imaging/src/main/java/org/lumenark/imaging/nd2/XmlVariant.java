package org.lumenark.imaging.nd2;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.ome.XmlText;
import org.lumenark.imaging.source.ImagingException;

/**
 * The XML form of versions before 3, and of the custom data of all: elements with {@code runtype}
 * and {@code value}; in the oldest, plain attributes are values too.
 */
final class XmlVariant {

  private static final int MAX_DEPTH = 60;
  private static final int MAX_NODES = 500_000;
  private static final XMLInputFactory FACTORY = hardened();

  private record Open(String name, @Nullable Object value, List<Variant> children) {
    Variant close() {
      return new Variant(name.equals("no_name") ? "" : name, value, children);
    }
  }

  private XmlVariant() {}

  static Variant parse(byte[] content, String place) throws ImagingException {
    String xml = XmlText.legal(XmlText.decode(content)).strip();
    try {
      XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(xml));
      try {
        return tree(reader, place);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      throw Variants.damaged(place, "The XML metadata is not well-formed.");
    }
  }

  private static Variant tree(XMLStreamReader reader, String place)
      throws XMLStreamException, ImagingException {
    Deque<Open> path = new ArrayDeque<>();
    Open root = new Open("", null, new ArrayList<>());
    path.push(root);
    int nodes = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (path.size() > MAX_DEPTH || ++nodes > MAX_NODES) {
            throw Variants.tooMany(place);
          }
          path.push(open(reader));
        }
        case XMLStreamConstants.END_ELEMENT -> {
          Variant closed = path.pop().close();
          path.element().children().add(closed);
        }
        case XMLStreamConstants.DTD ->
            throw Variants.damaged(place, "A document type declaration is not accepted.");
        default -> {}
      }
    }
    return root.close();
  }

  private static Open open(XMLStreamReader reader) {
    String type = reader.getAttributeValue(null, "runtype");
    String text = reader.getAttributeValue(null, "value");
    List<Variant> children = new ArrayList<>();
    if (type == null) {
      for (int i = 0; i < reader.getAttributeCount(); i++) {
        children.add(
            new Variant(
                reader.getAttributeLocalName(i), guess(reader.getAttributeValue(i)), List.of()));
      }
    }
    Object value = type == null || text == null ? null : value(type, text);
    return new Open(reader.getLocalName(), value, children);
  }

  private static Object value(String type, String text) {
    return switch (type) {
      case "bool" -> text.equalsIgnoreCase("true") || text.equals("1");
      case "double", "float", "lx_int32", "lx_uint32", "lx_int64", "lx_uint64" -> guess(text);
      default -> text;
    };
  }

  private static Object guess(String text) {
    try {
      return text.matches("[-+0-9.eE]{1,40}") ? (Object) Double.valueOf(text) : text;
    } catch (NumberFormatException e) {
      return text;
    }
  }

  private static XMLInputFactory hardened() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
      throw new XMLStreamException("external entities are not accepted");
    });
    return factory;
  }
}
