package org.lumenark.metadata;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.xml.XmlPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumenark.contracts.event.EventEnvelope;
import org.lumenark.platform.storage.Derived;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.Originals;
import org.lumenark.testkit.LumenarkServers;
import org.lumenark.testkit.SharedSamples;

/** Catalogues harvest; two records make a page here. */
@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "catalogue")
    })
class OaiIT {

  private static final Instant BEFORE = Instant.now().minusSeconds(1);
  private static final String HIDDEN = "S-LMK79";

  @Inject @Originals ObjectStore originals;
  @Inject @Derived ObjectStore derived;

  private final TestLog log = new TestLog();
  private final List<EventEnvelope<?>> events = new ArrayList<>();

  private TestStudy last = study("S-LMK74");

  @BeforeEach
  void fourPublicStudiesAndAPrivateOne() {
    TestCatalogue.reset();
    List<EventEnvelope<?>> all = new ArrayList<>();
    for (int number = 71; number <= 74; number++) {
      last = study("S-LMK" + number);
      all.addAll(deposit(last, "Cells of " + number));
      all.add(last.released(BEFORE));
    }
    all.addAll(deposit(study(HIDDEN), "Hidden cells"));
    tell(all.toArray(EventEnvelope[]::new));
  }

  @AfterEach
  void close() {
    log.close();
  }

  /** Names of the public studies, in the order in which they became public. */
  private static List<String> published() {
    return TestCatalogue.query(
        "select 'oai:localhost:' || accession from public_change order by sequence");
  }

  @Test
  void lists_come_page_by_page_without_the_private_study() {
    List<String> published = published();
    assertThat(published).hasSize(4);
    XmlPath first = ask("verb=ListIdentifiers&metadataPrefix=oai_dc").xmlPath();
    assertThat(identifiers(first)).isEqualTo(published.subList(0, 2));
    String token = first.getString("OAI-PMH.ListIdentifiers.resumptionToken");
    assertThat(token).isNotEmpty();

    Response second = ask("verb=ListRecords&resumptionToken=" + token);
    assertThat(
            second.xmlPath().getList("OAI-PMH.ListRecords.record.header.identifier", String.class))
        .isEqualTo(published.subList(2, 4));
    assertThat(second.asString())
        .contains("<resumptionToken></resumptionToken>", "<dc:title>Cells of ")
        .doesNotContain("Hidden", HIDDEN);
  }

  @Test
  void what_was_withdrawn_moves_to_the_end_and_stays_as_a_deleted_record() {
    List<String> others = new ArrayList<>(published());
    others.remove("oai:localhost:S-LMK74");

    tell(last.withdrawn("wrong cells"));

    Response first = ask("verb=ListIdentifiers&metadataPrefix=oai_datacite");
    assertThat(identifiers(first.xmlPath())).isEqualTo(others.subList(0, 2));
    String token = first.xmlPath().getString("OAI-PMH.ListIdentifiers.resumptionToken");
    Response rest = ask("verb=ListRecords&resumptionToken=" + token);
    assertThat(rest.xmlPath().getList("OAI-PMH.ListRecords.record.header.identifier", String.class))
        .containsExactly(others.get(2), "oai:localhost:S-LMK74");
    assertThat(rest.xmlPath().getString("OAI-PMH.ListRecords.record[1].header.@status"))
        .isEqualTo("deleted");
    assertThat(rest.asString()).doesNotContain("Cells of 74", "wrong cells");
    Response gone = ask("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:localhost:S-LMK74");
    assertThat(gone.xmlPath().getString("OAI-PMH.GetRecord.record.header.@status"))
        .isEqualTo("deleted");
    assertThat(gone.asString()).doesNotContain("<metadata>");
  }

  @Test
  void a_record_is_had_in_both_forms_and_by_a_form() {
    for (String form : List.of("oai_dc", "oai_datacite")) {
      Response record =
          ask("verb=GetRecord&identifier=oai:localhost:S-LMK72&metadataPrefix=" + form);
      assertThat(record.asString()).contains("Cells of 72", "<metadata>");
    }
    Response posted =
        given()
            .formParams(
                Map.of(
                    "verb", "GetRecord",
                    "identifier", "oai:localhost:S-LMK72",
                    "metadataPrefix", "oai_dc"))
            .post("/oai2d");
    assertThat(posted.asString()).contains("<dc:title>Cells of 72</dc:title>");
  }

  @Test
  void lists_are_of_the_time_that_was_asked_for() {
    String now = Instant.now().plusSeconds(60).toString().substring(0, 19) + "Z";
    String today = now.substring(0, 10);

    assertThat(error("verb=ListRecords&metadataPrefix=oai_dc&from=" + now))
        .isEqualTo("noRecordsMatch");
    assertThat(error("verb=ListRecords&metadataPrefix=oai_dc&until=2020-01-01"))
        .isEqualTo("noRecordsMatch");
    assertThat(
            identifiers(ask("verb=ListIdentifiers&metadataPrefix=oai_dc&until=" + now).xmlPath()))
        .hasSize(2);
    assertThat(
            identifiers(
                ask("verb=ListIdentifiers&metadataPrefix=oai_dc&from=2020-01-01&until=9998-01-01")
                    .xmlPath()))
        .hasSize(2);
    assertThat(error("verb=ListRecords&metadataPrefix=oai_dc&from=" + today + "&until=" + now))
        .isEqualTo("badArgument");
  }

  @Test
  void errors_are_those_of_the_protocol() {
    String errors =
        """
        badVerb metadataPrefix=oai_dc
        badVerb verb=Nothing
        badVerb verb=Identify&verb=Identify
        badArgument verb=Identify&from=2020-01-01
        badArgument verb=ListRecords
        badArgument verb=GetRecord&metadataPrefix=oai_dc
        badArgument verb=ListRecords&metadataPrefix=oai_dc&from=2020-13-01
        badArgument verb=ListRecords&metadataPrefix=oai_dc&from=today
        badArgument verb=ListRecords&metadataPrefix=oai_dc&from=2021-01-01&until=2020-01-01
        badArgument verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=x
        badResumptionToken verb=ListRecords&resumptionToken=x
        badResumptionToken verb=ListRecords&resumptionToken=b2FpX2RjCi0xCi0xCjE
        cannotDisseminateFormat verb=ListRecords&metadataPrefix=marc21
        noSetHierarchy verb=ListRecords&metadataPrefix=oai_dc&set=a
        noSetHierarchy verb=ListSets
        idDoesNotExist verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:localhost:S-LMK79
        idDoesNotExist verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:localhost:S-LMK9999
        idDoesNotExist verb=GetRecord&metadataPrefix=oai_dc&identifier=<x>
        idDoesNotExist verb=ListMetadataFormats&identifier=oai:localhost:S-LMK79
        """;
    for (String line : errors.lines().toList()) {
      String[] parts = line.split(" ", 2);
      assertThat(error(parts.length > 1 ? parts[1] : "")).as(line).isEqualTo(parts[0]);
    }
  }

  @Test
  void answers_without_metadata_are_valid_by_the_schema_of_the_protocol() throws Exception {
    Schema schema =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(
                SharedSamples.folder("metadata").resolve("schemas/oai-pmh/OAI-PMH.xsd").toFile());
    for (String query :
        List.of(
            "verb=Identify",
            "verb=ListMetadataFormats",
            "verb=ListMetadataFormats&identifier=oai:localhost:S-LMK71",
            "verb=ListIdentifiers&metadataPrefix=oai_dc",
            "verb=ListIdentifiers&metadataPrefix=oai_dc&from=2020-01-01",
            "verb=ListSets",
            "verb=Wrong&a=b")) {
      String answer = ask(query).asString();
      assertThatCode(
              () -> schema.newValidator().validate(new StreamSource(new StringReader(answer))))
          .as(query + ": " + answer)
          .doesNotThrowAnyException();
    }
  }

  private static Response ask(String query) {
    Response answer =
        given()
            .urlEncodingEnabled(false)
            .get("/oai2d?" + query.replace("<", "%3C").replace(">", "%3E"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo("text/xml;charset=UTF-8");
    return answer;
  }

  private static String error(String query) {
    return ask(query).xmlPath().getString("OAI-PMH.error.@code");
  }

  private static List<String> identifiers(XmlPath answer) {
    return answer.getList("OAI-PMH.ListIdentifiers.header.identifier", String.class);
  }

  private static TestStudy study(String accession) {
    return new TestStudy(
        accession, TestStudy.DEPOSITOR, TestStudy.paths(1, i -> "cells %d.tif".formatted(i)));
  }

  private List<EventEnvelope<?>> deposit(TestStudy study, String title) {
    return List.of(
        study.submitted(title), study.sealed(originals), study.verified(derived, 0, 0, 1, -1));
  }

  private void tell(EventEnvelope<?>... more) {
    events.addAll(List.of(more));
    log.send(List.of(more));
    TestCatalogue.awaitEvents(events.size());
  }
}
