package org.lumenark.imaging.xml;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The streaming parser for documents that nobody vouches for. */
public final class StreamingXml {

  private StreamingXml() {}

  /** Refuses DTDs, resolves nothing, knows namespaces. */
  public static XMLInputFactory hardened() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
      throw new XMLStreamException("external entities are not accepted");
    });
    return factory;
  }

  /** Lets go of a parser over bytes that stay with their owner; null if there is none yet. */
  public static void close(@Nullable XMLStreamReader reader) {
    if (reader == null) {
      return;
    }
    try {
      reader.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a reader over bytes in memory failed to close", e);
    }
  }
}
