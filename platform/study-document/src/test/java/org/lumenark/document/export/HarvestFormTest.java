package org.lumenark.document.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamWriter;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lumenark.document.SharedMetadata;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class HarvestFormTest {

  /** The elements of Dublin Core 1.1. */
  private static final Set<String> DUBLIN_CORE =
      Set.of(
          "title",
          "creator",
          "subject",
          "description",
          "publisher",
          "contributor",
          "date",
          "type",
          "format",
          "identifier",
          "source",
          "language",
          "relation",
          "coverage",
          "rights");

  static Stream<StudyFacts> studies() {
    return Stream.of(Samples.full(), Samples.bare());
  }

  @ParameterizedTest
  @MethodSource("studies")
  void dataCiteInItsEnvelopeIsValidByBothSchemas(StudyFacts facts) throws Exception {
    Path schemas = SharedMetadata.folder().resolve("schemas/datacite");
    Schema schema =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(
                new Source[] {
                  source(schemas.resolve("oai-1.1/oai.xsd").toFile()),
                  source(schemas.resolve("kernel-4.6/metadata.xsd").toFile())
                });
    String xml = written(HarvestForm.OAI_DATACITE, facts);
    assertThat(xml).contains("<schemaVersion>4.6</schemaVersion>", "<resource xmlns=");
    assertThatCode(() -> schema.newValidator().validate(new StreamSource(new StringReader(xml))))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("studies")
  void dublinCoreHasNoOtherElements(StudyFacts facts) throws Exception {
    Set<String> names = new TreeSet<>();
    NodeList elements = parsed(HarvestForm.OAI_DC, facts).getDocumentElement().getChildNodes();
    for (int i = 0; i < elements.getLength(); i++) {
      Node element = elements.item(i);
      assertThat(element.getNamespaceURI()).isEqualTo("http://purl.org/dc/elements/1.1/");
      assertThat(element.getTextContent()).isNotBlank();
      names.add(element.getLocalName());
    }
    assertThat(DUBLIN_CORE).containsAll(names);
    assertThat(names).contains("title", "date", "type", "identifier", "publisher");
  }

  @Test
  void dublinCoreTellsWhatTheStudyTells() throws Exception {
    assertThat(written(HarvestForm.OAI_DC, Samples.full()))
        .contains(
            "<dc:identifier>S-LMK12</dc:identifier>",
            "<dc:identifier>https://archive.example/studies/S-LMK12</dc:identifier>",
            "<dc:subject>Homo sapiens</dc:subject>",
            "<dc:type>Dataset</dc:type>",
            "<dc:rights>https://creativecommons.org/publicdomain/zero/1.0/</dc:rights>")
        .doesNotContain("meer.example");
  }

  @Test
  void prefixesAreThoseOfTheProtocol() {
    assertThat(Arrays.stream(HarvestForm.values()).map(HarvestForm::prefix))
        .containsExactly("oai_dc", "oai_datacite");
    assertThat(HarvestForm.of("marc21")).isEmpty();
  }

  private static Document parsed(HarvestForm form, StudyFacts facts) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(written(form, facts))));
  }

  private static String written(HarvestForm form, StudyFacts facts) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
    form.write(facts, xml);
    xml.close();
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Source source(File file) {
    return new StreamSource(file);
  }
}
