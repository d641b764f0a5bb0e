package org.lumenark.document.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Croissant 1.1, which tools of machine learning read: the study and its files with their digests.
 *
 * @see <a href="https://docs.mlcommons.org/croissant/docs/croissant-spec-1.1.html">Croissant
 *     1.1</a>
 */
final class Croissant {

  private static final String NAMESPACE = "http://mlcommons.org/croissant/";

  /** Words of Croissant whose meaning is just the word in its name space. */
  private static final List<String> WORDS =
      List.of(
          "citeAs",
          "column",
          "containedIn",
          "equivalentProperty",
          "extract",
          "field",
          "fileProperty",
          "fileObject",
          "fileSet",
          "format",
          "includes",
          "isLiveDataset",
          "jsonPath",
          "key",
          "md5",
          "parentField",
          "path",
          "recordSet",
          "references",
          "regex",
          "repeated",
          "replace",
          "samplingRate",
          "separator",
          "source",
          "subField",
          "transform");

  private Croissant() {}

  /**
   * @param files all of them, or none if they are too many to be named one by one: then the list of
   *     files is named, which has no digest of its own
   */
  static ObjectNode of(StudyFacts facts, List<ExportedFile> files) {
    ObjectNode json = Json.object();
    json.set("@context", context());
    json.put("@type", "sc:Dataset").put("conformsTo", NAMESPACE + "1.1");
    ObjectNode plain = Json.object();
    SchemaOrg.describe(facts, plain);
    plain.put("version", facts.address().version() + ".0.0");
    plain.put("datePublished", facts.published().toString());
    json.setAll(plain);
    json.put("url", facts.address().page()).put("citeAs", Citation.bibTex(facts));
    json.set("publisher", SchemaOrg.publisher(facts.address()));
    ArrayNode distribution = json.putArray("distribution");
    if (files.isEmpty()) {
      json.put("isLiveDataset", true);
      distribution.add(
          Json.typed("cr:FileObject")
              .put("@id", "files")
              .put("name", "files")
              .put("description", "Pages of paths, sizes, digests and addresses of all files")
              .put("contentUrl", facts.address().fileList())
              .put("encodingFormat", "application/json"));
    }
    for (int i = 0; i < files.size(); i++) {
      distribution.add(object("file-" + (i + 1), files.get(i)));
    }
    return json;
  }

  /**
   * @param id without blanks, which paths may hold and readers refuse
   */
  private static ObjectNode object(String id, ExportedFile file) {
    return Json.typed("cr:FileObject")
        .put("@id", id)
        .put("name", file.path())
        .put("contentUrl", file.address())
        .put("contentSize", file.size() + " B")
        .put("encodingFormat", file.mediaType().orElse("application/octet-stream"))
        .put("sha256", file.sha256());
  }

  private static ObjectNode context() {
    ObjectNode context = Json.object().put("@language", "en").put("@vocab", "https://schema.org/");
    context.put("cr", NAMESPACE).put("rai", NAMESPACE + "RAI/");
    context.put("dct", "http://purl.org/dc/terms/").put("sc", "https://schema.org/");
    context.put("conformsTo", "dct:conformsTo");
    WORDS.forEach(word -> context.put(word, "cr:" + word));
    for (String json : List.of("data", "examples")) {
      context.putObject(json).put("@id", "cr:" + json).put("@type", "@json");
    }
    context.putObject("dataType").put("@id", "cr:dataType").put("@type", "@vocab");
    return context;
  }
}
