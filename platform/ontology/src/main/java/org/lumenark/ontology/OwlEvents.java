package org.lumenark.ontology;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Elements of an OWL file. Entities that the file declares itself are read, as older files shorten
 * their addresses by them, but each is short; nothing from outside is opened, and no tag or text
 * takes more than its limit.
 */
final class OwlEvents {

  private static final int LONGEST_ENTITY = 2_000;
  private static final String MOST_EXPANDED = "1000000000";
  private static final int DEEPEST = 200;

  private final Piece in;
  private final OntologyLimits limits;
  private final XMLStreamReader reader;
  private int depth;

  OwlEvents(InputStream in, OntologyLimits limits) throws XMLStreamException {
    this.in = new Piece(in, limits);
    this.limits = limits;
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    // The usual limit of expansions would refuse files that use an entity in each line; what they
    // expand to is bounded instead, and memory by the length of each.
    factory.setProperty("jdk.xml.entityExpansionLimit", "0");
    factory.setProperty("jdk.xml.totalEntitySizeLimit", MOST_EXPANDED);
    factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", String.valueOf(LONGEST_ENTITY));
    this.reader = factory.createXMLStreamReader(this.in);
  }

  /** Goes to the next start or end of an element; false at the end of the file. */
  boolean next() throws XMLStreamException, IOException {
    while (reader.hasNext()) {
      in.sinceEvent = 0;
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          if (depth > DEEPEST) {
            throw UnreadableOntology.at(
                line(),
                "owl.too-deep",
                "Elements lie " + DEEPEST + " deep in line " + line() + ".",
                "Check whether the file is what it should be.");
          }
          return true;
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          return true;
        }
        default -> {
          // Text outside of the elements that are asked for it.
        }
      }
    }
    return false;
  }

  boolean isStart() {
    return reader.isStartElement();
  }

  /** Namespace and name of the element, joined as RDF joins them. */
  String name() {
    String namespace = reader.getNamespaceURI();
    return namespace == null ? reader.getLocalName() : namespace + reader.getLocalName();
  }

  @Nullable String attribute(String namespace, String name) {
    return reader.getAttributeValue(namespace, name);
  }

  /** Of the elements that are open, the one that just began among them. */
  int depth() {
    return depth;
  }

  long line() {
    return Math.max(1, reader.getLocation().getLineNumber());
  }

  /** The text of the element that just began, up to its end; elements in it are passed over. */
  String text() throws XMLStreamException, IOException {
    StringBuilder text = new StringBuilder();
    int below = depth - 1;
    while (depth > below && reader.hasNext()) {
      in.sinceEvent = 0;
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> depth++;
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            append(text);
        default -> {
          // Comments.
        }
      }
    }
    return text.toString();
  }

  /** To the end of the element that just began. */
  void skip() throws XMLStreamException, IOException {
    int below = depth - 1;
    while (depth > below && next()) {
      // Nothing of it is kept.
    }
  }

  private void append(StringBuilder text) throws UnreadableOntology {
    if (text.length() + reader.getTextLength() > limits.piece()) {
      throw tooLong(line(), limits);
    }
    text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
  }

  private static UnreadableOntology tooLong(long line, OntologyLimits limits) {
    return UnreadableOntology.at(
        line,
        "owl.too-long",
        "A text or tag at line " + line + " is longer than " + limits.piece() + " bytes.",
        "Check whether the file is what it should be.");
  }

  /** Bounds what the parser takes in for one event, such as an endless tag. */
  private static final class Piece extends CountedInput {

    /** The parser reads ahead by its buffers. */
    private static final int AHEAD = 1 << 18;

    private final OntologyLimits limits;
    private long sinceEvent;

    Piece(InputStream in, OntologyLimits limits) {
      super(in);
      this.limits = limits;
    }

    @Override
    void counted(int bytes) throws IOException {
      sinceEvent += bytes;
      if (sinceEvent > limits.piece() + (long) AHEAD) {
        throw tooLong(1, limits);
      }
    }
  }
}
