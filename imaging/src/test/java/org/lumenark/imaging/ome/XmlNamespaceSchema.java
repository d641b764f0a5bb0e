package org.lumenark.imaging.ome;

import java.io.Reader;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;

/** The schema of {@code xml:} attributes that the OME schema imports from the network. */
final class XmlNamespaceSchema {

  private XmlNamespaceSchema() {}

  static LSInput input() {
    try {
      var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      DOMImplementationLS ls =
          (DOMImplementationLS) builder.getDOMImplementation().getFeature("LS", "3.0");
      LSInput input = ls.createLSInput();
      Reader schema =
          new StringReader(
              "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='http://www.w3.org/XML/1998/namespace'>"
                  + "<xs:attribute name='lang' type='xs:language'/></xs:schema>");
      input.setCharacterStream(schema);
      return input;
    } catch (javax.xml.parsers.ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }
}
