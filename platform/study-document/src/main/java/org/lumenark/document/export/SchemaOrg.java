package org.lumenark.document.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.lumenark.document.export.StudyFacts.Funding;
import org.lumenark.document.export.StudyFacts.Organisation;
import org.lumenark.document.export.StudyFacts.Person;
import org.lumenark.document.export.StudyFacts.Publication;
import org.lumenark.document.export.StudyFacts.Subject;

/**
 * schema.org JSON-LD as search engines of datasets read it, after the profile Dataset 1.0 of
 * Bioschemas.
 *
 * @see <a href="https://bioschemas.org/profiles/Dataset/1.0-RELEASE">Bioschemas Dataset</a>
 */
final class SchemaOrg {

  private static final String PROFILE = "https://bioschemas.org/profiles/Dataset/1.0-RELEASE";

  private SchemaOrg() {}

  static ObjectNode of(StudyFacts facts) {
    StudyFacts.Address address = facts.address();
    ObjectNode dataset = Json.object().put("@context", "https://schema.org/");
    dataset.put("@type", "Dataset").put("@id", address.persistent());
    if (meetsProfile(facts)) {
      dataset.set(
          "http://purl.org/dc/terms/conformsTo",
          Json.reference(PROFILE).put("@type", "CreativeWork"));
    }
    describe(facts, dataset);
    dataset.put("identifier", address.persistent()).put("url", address.page());
    dataset.set(
        "includedInDataCatalog",
        Json.typed("DataCatalog").put("name", address.archive()).put("url", address.home()));
    dataset.set("publisher", publisher(address));
    dataset
        .putArray("distribution")
        .add(
            Json.typed("DataDownload")
                .put("name", "Files of " + address.accession() + " in one archive")
                .put("contentUrl", address.files().archive())
                .put("encodingFormat", "application/zip"))
        .add(
            Json.typed("DataDownload")
                .put("name", "List of the files of " + address.accession())
                .put("contentUrl", address.files().table())
                .put("encodingFormat", "text/csv"));
    return dataset;
  }

  /** The profile asks for keywords and a licence, which not every study tells. */
  private static boolean meetsProfile(StudyFacts facts) {
    return !facts.keywords().isEmpty() && facts.licence().isPresent();
  }

  /** What also RO-Crate and Croissant say in the words of schema.org. */
  static void describe(StudyFacts facts, ObjectNode dataset) {
    dataset.put("name", facts.title()).put("description", description(facts));
    facts.licenceAddress().or(facts::licence).ifPresent(licence -> dataset.put("license", licence));
    Json.list(dataset, "keywords", facts.keywords(), Json::text);
    dataset.put("version", Integer.toString(facts.address().version()));
    dataset.put("dateCreated", facts.submitted().toString());
    facts.released().ifPresent(date -> dataset.put("datePublished", date.toString()));
    Json.list(dataset, "creator", facts.people(), SchemaOrg::person);
    Json.list(dataset, "about", facts.organisms(), subject -> term("Taxon", subject));
    Json.list(
        dataset, "measurementTechnique", facts.methods(), subject -> term("DefinedTerm", subject));
    Json.list(dataset, "funding", facts.funding(), SchemaOrg::grant);
    Json.list(dataset, "citation", facts.publications(), SchemaOrg::article);
    Json.list(dataset, "relatedLink", facts.links(), Json::text);
    dataset.put("size", facts.files().count() + " files, " + facts.files().bytes() + " bytes");
  }

  /** Never empty, as readers of datasets refuse those without. */
  static String description(StudyFacts facts) {
    return facts.description().isBlank() ? facts.title() : facts.description();
  }

  static ObjectNode publisher(StudyFacts.Address address) {
    return Json.typed("Organization").put("name", address.archive()).put("url", address.home());
  }

  private static JsonNode person(Person person) {
    ObjectNode node = Json.typed("Person");
    person.orcid().ifPresent(id -> node.put("@id", id).put("identifier", id));
    node.put("name", person.name());
    PersonName name = PersonName.of(person.name());
    node.put("familyName", name.family());
    name.given().ifPresent(given -> node.put("givenName", given));
    Json.list(node, "affiliation", person.organisations(), SchemaOrg::organisation);
    return node;
  }

  private static JsonNode organisation(Organisation organisation) {
    ObjectNode node = Json.typed("Organization");
    organisation.ror().ifPresent(id -> node.put("@id", id).put("identifier", id));
    return node.put("name", organisation.name());
  }

  private static JsonNode term(String type, Subject subject) {
    ObjectNode node = Json.typed(type).put("name", subject.label());
    subject.address().ifPresent(address -> node.put("@id", address));
    subject.id().ifPresent(id -> node.put(type.equals("Taxon") ? "identifier" : "termCode", id));
    return node;
  }

  private static JsonNode grant(Funding funding) {
    ObjectNode node =
        Json.typed("Grant")
            .put(
                "name",
                funding
                    .grant()
                    .map(number -> funding.agency() + ", " + number)
                    .orElse(funding.agency()));
    funding.grant().ifPresent(number -> node.put("identifier", number));
    node.set("funder", Json.typed("Organization").put("name", funding.agency()));
    return node;
  }

  private static JsonNode article(Publication publication) {
    ObjectNode node = Json.typed("ScholarlyArticle").put("name", publication.title());
    publication
        .doi()
        .map(DoiAddress::of)
        .ifPresent(address -> node.put("@id", address).put("identifier", address));
    publication
        .pubmedId()
        .map(id -> "https://pubmed.ncbi.nlm.nih.gov/" + id + "/")
        .ifPresent(address -> node.put(node.has("@id") ? "sameAs" : "@id", address));
    return node;
  }
}
