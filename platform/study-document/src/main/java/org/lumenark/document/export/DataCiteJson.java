package org.lumenark.document.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.lumenark.document.export.DataCite.Creator;
import org.lumenark.document.export.DataCite.Rights;
import org.lumenark.document.export.StudyFacts.Organisation;
import org.lumenark.document.export.StudyFacts.Subject;

/** DataCite as the JSON that its interfaces take and give. */
final class DataCiteJson {

  private DataCiteJson() {}

  static ObjectNode of(DataCite record) {
    ObjectNode json = Json.object();
    json.putArray("identifiers")
        .addObject()
        .put("identifier", record.identifier())
        .put("identifierType", record.identifierType());
    Json.list(json, "creators", record.creators(), DataCiteJson::creator);
    json.putArray("titles").addObject().put("title", record.title());
    json.put("publisher", record.publisher()).put("publicationYear", record.year());
    Json.list(json, "subjects", record.subjects(), DataCiteJson::subject);
    Json.list(
        json,
        "dates",
        record.dates(),
        date -> Json.object().put("date", date.date()).put("dateType", date.type()));
    json.put("language", "en");
    json.putObject("types")
        .put("resourceType", DataCite.RESOURCE_TYPE)
        .put("resourceTypeGeneral", "Dataset");
    json.putArray("alternateIdentifiers")
        .addObject()
        .put("alternateIdentifier", record.accession())
        .put("alternateIdentifierType", "Accession");
    Json.list(
        json,
        "relatedIdentifiers",
        record.related(),
        one ->
            Json.object()
                .put("relatedIdentifier", one.identifier())
                .put("relatedIdentifierType", one.type())
                .put("relationType", one.relation()));
    Json.list(json, "sizes", record.sizes(), Json::text);
    json.put("version", record.version());
    record.rights().ifPresent(rights -> json.putArray("rightsList").add(rights(rights)));
    json.putArray("descriptions")
        .addObject()
        .put("description", record.description())
        .put("descriptionType", "Abstract");
    Json.list(
        json,
        "fundingReferences",
        record.funding(),
        funding -> {
          ObjectNode node = Json.object().put("funderName", funding.agency());
          funding.grant().ifPresent(number -> node.put("awardNumber", number));
          return node;
        });
    return json.put("schemaVersion", DataCite.SCHEMA);
  }

  private static JsonNode creator(Creator creator) {
    ObjectNode node = Json.object().put("name", creator.name());
    node.put("nameType", creator.person().isPresent() ? "Personal" : "Organizational");
    creator
        .person()
        .ifPresent(name -> {
          name.given().ifPresent(given -> node.put("givenName", given));
          node.put("familyName", name.family());
        });
    creator
        .facts()
        .ifPresent(person -> {
          person
              .orcid()
              .ifPresent(id ->
                  node.putArray("nameIdentifiers")
                      .addObject()
                      .put("nameIdentifier", id)
                      .put("nameIdentifierScheme", "ORCID")
                      .put("schemeUri", "https://orcid.org"));
          Json.list(node, "affiliation", person.organisations(), DataCiteJson::affiliation);
        });
    return node;
  }

  private static JsonNode affiliation(Organisation organisation) {
    ObjectNode node = Json.object().put("name", organisation.name());
    organisation
        .ror()
        .ifPresent(id ->
            node.put("affiliationIdentifier", id)
                .put("affiliationIdentifierScheme", "ROR")
                .put("schemeUri", "https://ror.org"));
    return node;
  }

  private static JsonNode subject(Subject subject) {
    ObjectNode node = Json.object().put("subject", subject.label());
    subject.scheme().ifPresent(scheme -> node.put("subjectScheme", scheme));
    subject.address().ifPresent(address -> node.put("valueUri", address));
    return node;
  }

  private static JsonNode rights(Rights rights) {
    ObjectNode node = Json.object().put("rights", rights.name());
    rights.address().ifPresent(address -> node.put("rightsUri", address));
    rights
        .spdx()
        .ifPresent(spdx ->
            node.put("rightsIdentifier", spdx)
                .put("rightsIdentifierScheme", "SPDX")
                .put("schemeUri", "https://spdx.org/licenses/"));
    return node;
  }
}
