package org.lumenark.document.export;

import static java.util.Locale.ROOT;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

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

  private static final String TABLE = "files.csv";
  private static final String ARCHIVE = "archive.zip";
  private static final String RECORDS = "files";
  private static final String OCTETS = "application/octet-stream";

  /** Columns of tables that are not of text. */
  private static final Map<String, String> TYPES =
      Map.of(
          "size", "sc:Integer",
          "number", "sc:Integer",
          "version", "sc:Integer",
          "href", "sc:URL");

  /** Media types by endings of names. */
  private static final Map<String, String> MEDIA_TYPES =
      Map.ofEntries(
          Map.entry("tif", "image/tiff"),
          Map.entry("tiff", "image/tiff"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("jp2", "image/jp2"),
          Map.entry("bmp", "image/bmp"),
          Map.entry("gif", "image/gif"),
          Map.entry("dcm", "application/dicom"),
          Map.entry("xml", "application/xml"),
          Map.entry("json", "application/json"),
          Map.entry("csv", "text/csv"),
          Map.entry("tsv", "text/tab-separated-values"),
          Map.entry("txt", "text/plain"),
          Map.entry("zip", "application/zip"),
          Map.entry("h5", "application/x-hdf5"),
          Map.entry("ims", "application/x-hdf5"));

  private Croissant() {}

  /**
   * @param named files that are too many to be named one by one are told by the table of all, which
   *     is a record set, and the archive that holds them; neither has a digest of its own
   */
  static ObjectNode of(StudyFacts facts, ExportedFiles named) {
    List<ExportedFile> files = named.each();
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
      FileListing listing = facts.address().files();
      distribution.add(
          live(TABLE, listing.table(), "text/csv")
              .put("description", "A line for each file, with digest and address"));
      distribution.add(
          live(ARCHIVE, listing.archive(), "application/zip")
              .put("description", "All files, in an archive that is made as it is sent"));
      named.endings().forEach(ending -> distribution.add(fileSet(ending)));
      json.putArray("recordSet").add(records(listing));
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
        .put("encodingFormat", file.mediaType().orElse(OCTETS))
        .put("sha256", file.sha256());
  }

  /** What has no digest, as it is made when it is asked for. */
  private static ObjectNode live(String id, String address, String type) {
    return Json.typed("cr:FileObject")
        .put("@id", id)
        .put("name", id)
        .put("contentUrl", address)
        .put("encodingFormat", type);
  }

  private static ObjectNode fileSet(String ending) {
    ObjectNode set =
        Json.typed("cr:FileSet").put("@id", "files-" + ending).put("name", "files-" + ending);
    set.set("containedIn", Json.reference(ARCHIVE));
    return set.put("encodingFormat", MEDIA_TYPES.getOrDefault(ending.toLowerCase(ROOT), OCTETS))
        .put("includes", "*." + ending);
  }

  private static ObjectNode records(FileListing listing) {
    ObjectNode records =
        Json.typed("cr:RecordSet")
            .put("@id", RECORDS)
            .put("name", RECORDS)
            .put("description", "The lines of the table of all files");
    ArrayNode fields = records.putArray("field");
    for (String column : listing.columns()) {
      ObjectNode field =
          Json.typed("cr:Field")
              .put("@id", RECORDS + "/" + column)
              .put("name", column)
              .put("dataType", TYPES.getOrDefault(column, "sc:Text"));
      ObjectNode source = field.putObject("source");
      source.set("fileObject", Json.reference(TABLE));
      source.putObject("extract").put("column", column);
      fields.add(field);
    }
    return records;
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
