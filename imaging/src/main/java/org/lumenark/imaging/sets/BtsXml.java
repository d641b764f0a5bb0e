package org.lumenark.imaging.sets;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.xml.StreamingXml;

/**
 * Reads the flat XML of Yokogawa's instruments element by element, in constant memory. DTDs are
 * refused and nothing is resolved.
 */
final class BtsXml {

  private static final int MOST_DEPTH = 40;
  private static final int MOST_TEXT = 1_000;
  private static final XMLInputFactory FACTORY = StreamingXml.hardened();

  private BtsXml() {}

  /** Takes an element when it ends. */
  @FunctionalInterface
  interface Elements {
    /**
     * @param text what stands directly in it, without white space around
     */
    void element(String name, Map<String, String> attributes, String text) throws ImagingException;
  }

  /**
   * @throws ImagingException {@code cv8000.bad-xml}
   */
  static void read(ByteSource source, String path, Elements elements)
      throws IOException, ImagingException {
    XMLStreamReader reader = null;
    try {
      reader = FACTORY.createXMLStreamReader(stream(source));
      consume(reader, path, elements);
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof IOException unreadable) {
        throw unreadable;
      }
      throw new ImagingException(
          "cv8000.bad-xml",
          path + " line " + e.getLocation().getLineNumber(),
          "The XML is not well-formed.",
          e);
    } finally {
      StreamingXml.close(reader);
    }
  }

  private static void consume(XMLStreamReader reader, String path, Elements elements)
      throws XMLStreamException, ImagingException {
    String[] names = new String[MOST_DEPTH];
    List<Map<String, String>> attributes = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int depth = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.DTD ->
            throw new ImagingException(
                "cv8000.dtd-refused", path, "A document type declaration is not accepted.");
        case XMLStreamConstants.START_ELEMENT -> {
          if (depth == MOST_DEPTH) {
            throw new ImagingException("cv8000.bad-xml", path, "The XML is nested too deeply.");
          }
          names[depth++] = reader.getLocalName();
          attributes.add(attributes(reader));
          text.setLength(0);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (text.length() < MOST_TEXT) {
            text.append(reader.getText());
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          elements.element(names[depth], attributes.removeLast(), text.toString().strip());
          text.setLength(0);
        }
        default -> {}
      }
    }
  }

  private static Map<String, String> attributes(XMLStreamReader reader) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String value = reader.getAttributeValue(i);
      attributes.put(
          reader.getAttributeLocalName(i), value.substring(0, Math.min(value.length(), MOST_TEXT)));
    }
    return attributes;
  }

  private static InputStream stream(ByteSource source) {
    return new InputStream() {
      private long position;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        int count = (int) Math.min(length, source.size() - position);
        if (count <= 0) {
          return length == 0 ? 0 : -1;
        }
        source.read(position, target, offset, count);
        position += count;
        return count;
      }
    };
  }
}
