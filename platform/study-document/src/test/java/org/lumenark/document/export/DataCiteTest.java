package org.lumenark.document.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lumenark.document.SharedMetadata;
import org.xml.sax.SAXException;

class DataCiteTest {

  static Stream<StudyFacts> studies() {
    return Stream.of(Samples.full(), Samples.bare());
  }

  @ParameterizedTest
  @MethodSource("studies")
  void theXmlIsValidByTheSchemaOfVersion46(StudyFacts facts) throws IOException, SAXException {
    Schema schema =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(
                SharedMetadata.folder()
                    .resolve("schemas/datacite/kernel-4.6/metadata.xsd")
                    .toFile());
    byte[] xml = StudyExport.DATACITE_XML.write(facts, List.of());
    assertThatCode(
            () -> schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(xml))))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("studies")
  void theJsonIsValidByItsSchema(StudyFacts facts) throws IOException {
    String schema =
        Files.readString(
                SharedMetadata.folder().resolve("schemas/datacite/datacite_4.3_schema.json"))
            // A name of draft 4, which later drafts do not know.
            .replace("\"id\": \"datacite-v4.3.json\",", "");
    List<Error> errors =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(schema, InputFormat.JSON)
            .validate(
                new String(
                    StudyExport.DATACITE_JSON.write(facts, List.of()), StandardCharsets.UTF_8),
                InputFormat.JSON);
    assertThat(errors).isEmpty();
  }

  @Test
  void theXmlTellsWhatTheStudyTells() {
    String xml =
        new String(
            StudyExport.DATACITE_XML.write(Samples.full(), List.of()), StandardCharsets.UTF_8);
    assertThat(xml)
        .contains(
            "<identifier identifierType=\"URL\">https://archive.example/studies/S-LMK12<",
            "<creatorName nameType=\"Personal\">van der Meer, Ludwig</creatorName>",
            "schemeURI=\"https://orcid.org\">https://orcid.org/0000-0002-1825-0097<",
            "<affiliation>Free &amp; Open &lt;Lab&gt;</affiliation>",
            "<publicationYear>2026</publicationYear>",
            "<date dateType=\"Available\">2026-03-05</date>",
            "valueURI=\"http://purl.obolibrary.org/obo/NCBITaxon_9606\">Homo sapiens<",
            "relationType=\"IsSupplementTo\">10.1000/cells.1<",
            "rightsIdentifier=\"CC0-1.0\"",
            "<size>3000000000 bytes</size>",
            "Seen with &lt;light&gt;  and 🔬.")
        .doesNotContain("meer.example");
  }

  @Test
  void aStudyWithoutPeopleIsTheArchives() throws IOException {
    JsonNode json =
        new ObjectMapper().readTree(StudyExport.DATACITE_JSON.write(Samples.bare(), List.of()));
    assertThat(json.at("/creators/0/name").asText()).isEqualTo("Archive of Examples");
    assertThat(json.at("/creators/0/nameType").asText()).isEqualTo("Organizational");
    assertThat(json.at("/publicationYear").asText()).isEqualTo("2025");
    assertThat(json.at("/descriptions/0/description").asText()).isEqualTo("Cells");
  }
}
