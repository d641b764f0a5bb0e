package org.lumenark.filelist;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Events of a part of a workbook. No DTD, no entities but the five of XML, nothing from outside; a
 * part that unpacks to far more than its packed bytes, or that is one endless name or text, ends in
 * an error before it takes memory.
 */
final class XmlEvents implements AutoCloseable {

  private final Inflated in;
  private final XMLStreamReader reader;

  /**
   * @param packedBytes of the part in the zip
   * @param most bytes that may come out of it
   */
  XmlEvents(InputStream in, long packedBytes, long most) throws XMLStreamException {
    this.in = new Inflated(in, packedBytes, most);
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    this.reader = factory.createXMLStreamReader(this.in);
  }

  boolean next() throws XMLStreamException {
    if (!reader.hasNext()) {
      return false;
    }
    in.sinceEvent = 0;
    if (reader.next() == XMLStreamConstants.DTD) {
      throw new XMLStreamException("a workbook has no DTD");
    }
    return true;
  }

  boolean isStart(String name) {
    return reader.isStartElement() && reader.getLocalName().equals(name);
  }

  boolean isEnd(String name) {
    return reader.isEndElement() && reader.getLocalName().equals(name);
  }

  /** Empty if there is none; whatever its namespace. */
  String attribute(String name) {
    String value = reader.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  /**
   * All text up to the end of the element, without phonetic hints.
   *
   * @param most characters that are kept; one more shows that it was longer
   */
  String textUntil(String end, int most) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    int hints = 0;
    while (next() && !isEnd(end)) {
      if (isStart("rPh")) {
        hints++;
      } else if (isEnd("rPh")) {
        hints--;
      } else if (hints == 0 && reader.isCharacters() && text.length() <= most) {
        text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
      }
    }
    return text.length() > most ? text.substring(0, most + 1) : text.toString();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Counts what comes out. */
  private static final class Inflated extends FilterInputStream {

    private static final int MOST_AN_EVENT = 4 << 20;
    private static final int ALWAYS_ALLOWED = 16 << 20;
    private static final int LARGEST_RATIO = 200;

    private final long allowed;
    private long count;
    private long sinceEvent;

    Inflated(InputStream in, long packedBytes, long most) {
      super(in);
      long plausible = ALWAYS_ALLOWED + Math.multiplyExact(packedBytes, (long) LARGEST_RATIO);
      this.allowed = Math.min(plausible, most);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      if (read >= 0) {
        counted(1);
      }
      return read;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = super.read(target, offset, length);
      counted(Math.max(read, 0));
      return read;
    }

    private void counted(int read) throws IOException {
      count += read;
      sinceEvent += read;
      if (count > allowed || sinceEvent > MOST_AN_EVENT) {
        throw UnreadableList.whole(
            "xlsx.bomb",
            "The workbook unpacks to more than a list can be.",
            "Save the list as text separated by tabs.");
      }
    }
  }
}
