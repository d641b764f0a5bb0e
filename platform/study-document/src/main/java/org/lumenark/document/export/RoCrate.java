package org.lumenark.document.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A detached RO-Crate 1.2: metadata that stands apart from the files, which it names by their
 * addresses. Objects stand beside each other and refer to one another, as the format asks.
 *
 * @see <a href="https://www.researchobject.org/ro-crate/specification/1.2/">RO-Crate 1.2</a>
 */
final class RoCrate {

  private static final String CONTEXT = "https://w3id.org/ro/crate/1.2/context";
  private static final String PROFILE = "https://w3id.org/ro/crate/1.2";
  private static final String DESCRIPTOR = "ro-crate-metadata.json";

  private final Map<String, ObjectNode> graph = new LinkedHashMap<>();
  private int unnamed;

  private RoCrate() {}

  /**
   * @param files all of them, or none if they are too many to be named one by one: then the table
   *     of all and their archive are named
   */
  static ObjectNode of(StudyFacts facts, List<ExportedFile> files) {
    RoCrate crate = new RoCrate();
    String root = facts.address().persistent();
    ObjectNode descriptor = Json.object().put("@id", DESCRIPTOR).put("@type", "CreativeWork");
    descriptor.set("conformsTo", Json.reference(PROFILE));
    descriptor.set("about", Json.reference(root));
    crate.graph.put(DESCRIPTOR, descriptor);
    crate.root(facts, files, root);
    ObjectNode json = Json.object().put("@context", CONTEXT);
    ArrayNode entities = json.putArray("@graph");
    crate.graph.values().forEach(entities::add);
    return json;
  }

  private void root(StudyFacts facts, List<ExportedFile> files, String id) {
    ObjectNode dataset = Json.object().put("@id", id).put("@type", "Dataset");
    graph.put(id, dataset);
    ObjectNode plain = Json.object();
    SchemaOrg.describe(facts, plain);
    plain.put("datePublished", facts.published().toString());
    plain.put("identifier", facts.address().accession()).put("url", facts.address().page());
    plain.set("publisher", SchemaOrg.publisher(facts.address()).put("@id", facts.address().home()));
    plain.remove("license");
    cited(plain);
    plain.properties().forEach(member -> dataset.set(member.getKey(), flat(member.getValue())));
    dataset.set("license", licence(facts));
    ArrayNode parts = dataset.putArray("hasPart");
    if (files.isEmpty()) {
      parts.add(table(facts.address().files())).add(archive(facts.address().files()));
    }
    files.forEach(file -> parts.add(file(file)));
  }

  /** The format asks for a licence, so that one that was not given is said to be missing. */
  private JsonNode licence(StudyFacts facts) {
    return flat(
        Json.typed("CreativeWork")
            .put("@id", facts.licenceAddress().orElse("#licence"))
            .put("name", facts.licence().orElse("No licence"))
            .put(
                "description",
                facts
                    .licence()
                    .map(name -> "The licence of the study: " + name)
                    .orElse("The depositors have not said what others may do with the study.")));
  }

  /** A citation has to be an address; what has none stays out. */
  private static void cited(ObjectNode dataset) {
    ArrayNode cited = Json.object().arrayNode();
    dataset
        .path("citation")
        .forEach(publication -> {
          if (publication.has("@id")) {
            cited.add(publication);
          }
        });
    dataset.remove("citation");
    if (!cited.isEmpty()) {
      dataset.set("citation", cited);
    }
  }

  private JsonNode table(FileListing listing) {
    return flat(
        Json.typed("File")
            .put("@id", listing.table())
            .put("name", "The list of all files")
            .put("description", "A line for each file: " + String.join(", ", listing.columns()))
            .put("encodingFormat", "text/csv"));
  }

  private JsonNode archive(FileListing listing) {
    return flat(
        Json.typed("File")
            .put("@id", listing.archive())
            .put("name", "All files in one archive")
            .put("description", "A ZIP archive that is made as it is sent")
            .put("encodingFormat", "application/zip"));
  }

  private JsonNode file(ExportedFile file) {
    ObjectNode node =
        Json.typed("File")
            .put("@id", file.address())
            .put("name", file.path())
            .put("contentSize", Long.toString(file.size()))
            .put("sha256", file.sha256())
            .put("encodingFormat", file.mediaType().orElse("application/octet-stream"));
    return flat(node);
  }

  /** Objects become entities of the graph; a reference stays in their place. */
  private JsonNode flat(JsonNode value) {
    if (value.isArray()) {
      ArrayNode array = Json.object().arrayNode();
      value.forEach(element -> array.add(flat(element)));
      return array;
    }
    if (!(value instanceof ObjectNode object) || !object.has("@type")) {
      return value;
    }
    String id = object.path("@id").asText("#" + ++unnamed);
    if (!graph.containsKey(id)) {
      ObjectNode entity = Json.object().put("@id", id);
      graph.put(id, entity);
      object.properties().forEach(member -> entity.set(member.getKey(), flat(member.getValue())));
    }
    return Json.reference(id);
  }
}
