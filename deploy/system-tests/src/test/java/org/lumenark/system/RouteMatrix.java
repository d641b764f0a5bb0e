package org.lumenark.system;

import java.util.List;
import java.util.Map;

/**
 * Every public route and what it is about. Kept by hand: a new route has to be thought about before
 * the privacy test passes.
 */
final class RouteMatrix {

  /** What a route shows. */
  enum Kind {
    /** The same for everyone, whatever the archive holds. */
    FIXED,
    /** Lists things; private ones must not be among them. */
    LIST,
    /** For people who are signed in; names nothing that exists. */
    SIGNED_IN,
    /** Names one thing by its path; a private one must look like one that is not there. */
    OBJECT,
    /** Opened by the secret in its path and by nothing else, whoever asks. */
    LINK
  }

  /**
   * @param path as the contract has it
   * @param body of the request, empty for none
   */
  record Route(String method, String path, Kind kind, String body) {

    String name() {
      return method + " " + path;
    }

    /**
     * The path with its variables replaced and, for lists, a query that would find the private
     * study.
     */
    String with(Map<String, String> variables) {
      String filled = path;
      for (Map.Entry<String, String> variable : variables.entrySet()) {
        filled = filled.replace("{" + variable.getKey() + "}", variable.getValue());
      }
      if (filled.startsWith("/oai2d") && method.equals("GET")) {
        return filled + "?" + HARVEST;
      }
      if (filled.startsWith("/biostudies/") && filled.endsWith("/search")) {
        // Its answer repeats the query: asked is for another word of the same title.
        return filled + "?query=study&pageSize=100";
      }
      boolean asks = filled.startsWith("/api/v1/search") || filled.equals("/api/v1/suggest");
      return asks ? filled + "?q=" + PrivacyMatrixST.WORD : filled;
    }
  }

  /** What harvesters ask for first. */
  private static final String HARVEST = "verb=ListRecords&metadataPrefix=oai_dc";

  static final List<Route> ROUTES =
      List.of(
          route("GET", "/", Kind.FIXED),
          route("GET", "/api/openapi.json", Kind.FIXED),
          route("GET", "/api/v1/about", Kind.FIXED),
          route("GET", "/api/v1/session", Kind.FIXED),
          route("DELETE", "/api/v1/session", Kind.FIXED),
          route("GET", "/sign-in", Kind.FIXED),
          route("GET", "/sign-in/callback", Kind.FIXED),
          route("GET", "/api/v1/templates", Kind.FIXED),
          route("GET", "/api/v1/templates/{template}", Kind.FIXED),
          route("GET", "/api/v1/collections", Kind.FIXED),
          route("GET", "/api/v1/collections/{collection}", Kind.FIXED),
          json("PUT", "/api/v1/collections/{collection}", Kind.SIGNED_IN, "{\"title\":\"mine\"}"),
          route("DELETE", "/api/v1/collections/{collection}", Kind.SIGNED_IN),
          route("GET", "/api/v1/schemas/study-document/{schema}", Kind.FIXED),
          route("GET", "/api/v1/ontologies", Kind.FIXED),
          new Route(
              "PUT",
              "/api/v1/ontologies/{ontology}",
              Kind.SIGNED_IN,
              "format-version: 1.4\n[Term]\nid: X:1\nname: x\n"),
          route("DELETE", "/api/v1/ontologies/{ontology}", Kind.SIGNED_IN),
          route("GET", "/api/v1/ontology/terms", Kind.FIXED),
          route("GET", "/api/v1/ontology/terms/{term}", Kind.FIXED),
          route("GET", "/t/{reviewerToken}/{reviewerPath}", Kind.LINK),
          route("GET", "/api/v1/studies", Kind.LIST),
          route("GET", "/api/v1/changes", Kind.LIST),
          route("GET", "/oai2d", Kind.LIST),
          new Route("POST", "/oai2d", Kind.LIST, RouteMatrix.HARVEST),
          route("GET", "/api/v1/search", Kind.LIST),
          route("GET", "/api/v1/search/images", Kind.LIST),
          route("GET", "/api/v1/search/files", Kind.LIST),
          route("GET", "/api/v1/suggest", Kind.LIST),
          route("GET", "/api/v1/search/rebuild", Kind.SIGNED_IN),
          route("POST", "/api/v1/search/rebuild", Kind.SIGNED_IN),
          route("GET", "/api/v1/studies/{accession}", Kind.OBJECT),
          route("GET", "/api/v1/studies/{accession}.{suffix}", Kind.OBJECT),
          route("GET", "/api/v1/studies/{accession}/files", Kind.OBJECT),
          route("GET", "/api/v1/studies/{accession}/images", Kind.OBJECT),
          route("GET", "/api/v1/studies/{accession}/archive.zip", Kind.OBJECT),
          route("OPTIONS", "/api/v1/studies/{accession}/archive.zip", Kind.FIXED),
          route("GET", "/api/v1/studies/{accession}/annotations", Kind.OBJECT),
          route("GET", "/api/v1/studies/{accession}/plates", Kind.OBJECT),
          route("GET", "/api/v1/plates/{plate}", Kind.OBJECT),
          route("GET", "/api/v1/studies/{accession}/files.txt", Kind.OBJECT),
          route("GET", "/api/v1/studies/{accession}/files.csv", Kind.OBJECT),
          json(
              "POST",
              "/api/v1/manifests",
              Kind.SIGNED_IN,
              "{\"title\":\"mine\",\"studies\":[{\"accession\":\"S-LMK999999\"}]}"),
          json(
              "POST",
              "/api/v1/manifests/preview",
              Kind.SIGNED_IN,
              "{\"q\":\"" + PrivacyMatrixST.WORD + "\"}"),
          route("GET", "/api/v1/manifests/{manifest}", Kind.OBJECT),
          route("GET", "/api/v1/manifests/{manifest}.csv", Kind.OBJECT),
          route("GET", "/api/v1/manifests/{manifest}.drs.json", Kind.OBJECT),
          route("GET", "/api/v1/manifests/{manifest}.{crate}", Kind.OBJECT),
          route("GET", "/api/v1/manifests/{manifest}/files.txt", Kind.OBJECT),
          route("GET", "/api/v1/manifests/{manifest}/archive.zip", Kind.OBJECT),
          route("OPTIONS", "/api/v1/manifests/{manifest}/archive.zip", Kind.FIXED),
          route("GET", "/api/v1/studies/{accession}/linkset", Kind.OBJECT),
          route("GET", "/api/v1/studies/{accession}/usage", Kind.OBJECT),
          route("GET", "/api/v1/studies/{accession}/provenance", Kind.OBJECT),
          route("GET", "/api/v1/usage", Kind.LIST),
          route("GET", "/api/v1/statistics", Kind.LIST),
          route("GET", "/sitemap.xml", Kind.LIST),
          route("GET", "/sitemap/{sitemap}.xml", Kind.LIST),
          route("GET", "/robots.txt", Kind.LIST),
          route("GET", "/biostudies/api/v1/search", Kind.LIST),
          route("GET", "/biostudies/api/v1/{bioCollection}/search", Kind.LIST),
          route("GET", "/biostudies/api/v1/studies/{accession}", Kind.OBJECT),
          route("GET", "/biostudies/api/v1/studies/{accession}/info", Kind.OBJECT),
          route("GET", "/biostudies/api/v1/files/{accession}", Kind.OBJECT),
          route("GET", "/biostudies/studies/{accession}.{form}", Kind.OBJECT),
          route("GET", "/biostudies/files/{accession}/{accession}.files.json", Kind.OBJECT),
          route("GET", "/biostudies/files/{accession}/{path}", Kind.OBJECT),
          route("GET", "/ga4gh/drs/v1/service-info", Kind.LIST),
          route("GET", "/ga4gh/drs/v1/objects/{drsObject}", Kind.OBJECT),
          json(
              "POST",
              "/ga4gh/drs/v1/objects",
              Kind.LIST,
              "{\"bulk_object_ids\":[\"S-LMK999999\"]}"),
          route("GET", "/api/v1/images/{image}", Kind.OBJECT),
          route("GET", "/api/v1/images/{image}/provenance", Kind.OBJECT),
          route("GET", "/api/v1/images/{image}.ome.zarr/{key}", Kind.OBJECT),
          route("OPTIONS", "/api/v1/images/{image}.ome.zarr/{key}", Kind.FIXED),
          route("GET", "/api/v1/images/{image}/{conversion}.ome.zarr/{key}", Kind.OBJECT),
          route("OPTIONS", "/api/v1/images/{image}/{conversion}.ome.zarr/{key}", Kind.FIXED),
          route("GET", "/api/v1/filesets/{fileset}.ome.zarr/{key}", Kind.OBJECT),
          route("OPTIONS", "/api/v1/filesets/{fileset}.ome.zarr/{key}", Kind.FIXED),
          route("GET", "/api/v1/images/{image}/thumbnail", Kind.OBJECT),
          route("OPTIONS", "/api/v1/images/{image}/thumbnail", Kind.FIXED),
          route("GET", "/api/v1/images/{image}/render", Kind.OBJECT),
          route("OPTIONS", "/api/v1/images/{image}/render", Kind.FIXED),
          route("GET", "/files/{accession}/{path}", Kind.OBJECT),
          route("OPTIONS", "/files/{accession}/{path}", Kind.FIXED),
          route("GET", "/api/v1/drafts", Kind.SIGNED_IN),
          json(
              "POST",
              "/api/v1/drafts",
              Kind.SIGNED_IN,
              "{\"metadata\":{\"template\":\"minimal\"}}"),
          route("GET", "/api/v1/drafts/{draft}", Kind.OBJECT),
          json(
              "PATCH",
              "/api/v1/drafts/{draft}",
              Kind.OBJECT,
              "{\"metadata\":{\"title\":\"mine\"}}"),
          route("DELETE", "/api/v1/drafts/{draft}", Kind.OBJECT),
          json("POST", "/api/v1/drafts/{draft}/restore", Kind.OBJECT, ""),
          route("GET", "/api/v1/drafts/{draft}/history", Kind.OBJECT),
          route("GET", "/api/v1/drafts/{draft}/collaborators", Kind.OBJECT),
          json("PUT", "/api/v1/drafts/{draft}/collaborators", Kind.OBJECT, "{\"items\":[]}"),
          route("GET", "/api/v1/drafts/{draft}/files", Kind.OBJECT),
          route("DELETE", "/api/v1/drafts/{draft}/files", Kind.OBJECT),
          new Route("POST", "/api/v1/drafts/{draft}/files/batch", Kind.OBJECT, "\0".repeat(1024)),
          route("GET", "/api/v1/drafts/{draft}/file-lists", Kind.OBJECT),
          new Route(
              "PUT", "/api/v1/drafts/{draft}/file-lists/{component}", Kind.OBJECT, "Files\na\n"),
          route("GET", "/api/v1/drafts/{draft}/file-lists/{component}", Kind.OBJECT),
          route("DELETE", "/api/v1/drafts/{draft}/file-lists/{component}", Kind.OBJECT),
          route("GET", "/api/v1/drafts/{draft}/annotation-tables", Kind.OBJECT),
          new Route(
              "PUT",
              "/api/v1/drafts/{draft}/annotation-tables/{table}",
              Kind.OBJECT,
              "Plate,Well\nmine,A1\n"),
          route("GET", "/api/v1/drafts/{draft}/annotation-tables/{table}", Kind.OBJECT),
          route("DELETE", "/api/v1/drafts/{draft}/annotation-tables/{table}", Kind.OBJECT),
          route("GET", "/api/v1/drafts/{draft}/uploads", Kind.OBJECT),
          json("POST", "/api/v1/drafts/{draft}/upload-tokens", Kind.OBJECT, "{}"),
          route("GET", "/api/v1/drafts/{draft}/upload-tokens", Kind.OBJECT),
          route("DELETE", "/api/v1/drafts/{draft}/upload-tokens/{uploadToken}", Kind.OBJECT),
          json(
              "POST",
              "/api/v1/drafts/{draft}/actions",
              Kind.OBJECT,
              "{\"action\":\"remove\",\"pattern\":\"**\"}"),
          json(
              "POST",
              "/api/v1/drafts/{draft}/import",
              Kind.OBJECT,
              "{\"source\":{\"folder\":\"any\"}}"),
          route("GET", "/api/v1/import-sources", Kind.SIGNED_IN),
          route("GET", "/api/v1/drafts/{draft}/actions", Kind.OBJECT),
          route("GET", "/api/v1/drafts/{draft}/actions/{action}", Kind.OBJECT),
          route("DELETE", "/api/v1/drafts/{draft}/actions/{action}", Kind.OBJECT),
          route("GET", "/api/v1/drafts/{draft}/actions/{action}/lines", Kind.OBJECT),
          json(
              "POST",
              "/api/v1/drafts/{draft}/acquisition",
              Kind.OBJECT,
              "{\"Name\":\"mine\",\"components\":[]}"),
          json(
              "POST",
              "/api/v1/drafts/{draft}/pagetab",
              Kind.OBJECT,
              "{\"type\":\"submission\",\"section\":{\"type\":\"Study\"}}"),
          route("GET", "/api/v1/drafts/{draft}/pagetab", Kind.OBJECT),
          route("GET", "/api/v1/drafts/{draft}/pagetab.{form}", Kind.OBJECT),
          route("GET", "/api/v1/drafts/{draft}/prefill", Kind.OBJECT),
          json("POST", "/api/v1/drafts/{draft}/validate", Kind.OBJECT, ""),
          json("POST", "/api/v1/drafts/{draft}/submit", Kind.OBJECT, "{}"),
          route("OPTIONS", "/api/v1/uploads", Kind.FIXED),
          route("POST", "/api/v1/uploads", Kind.SIGNED_IN),
          route("HEAD", "/api/v1/uploads/{upload}", Kind.OBJECT),
          new Route("PATCH", "/api/v1/uploads/{upload}", Kind.OBJECT, "bytes"),
          route("DELETE", "/api/v1/uploads/{upload}", Kind.OBJECT),
          route("GET", "/api/v1/submissions/{accession}", Kind.OBJECT),
          route("GET", "/api/v1/submissions/{accession}/events", Kind.OBJECT),
          route("GET", "/api/v1/submissions/{accession}/history", Kind.OBJECT),
          route("GET", "/api/v1/submissions/{accession}/receipt", Kind.OBJECT),
          route("GET", "/.well-known/lumenark-receipt-keys.json", Kind.FIXED),
          route("GET", "/.well-known/lumenark-receipt-key.pem", Kind.FIXED),
          route("GET", "/api/v1/submissions/{accession}/diff", Kind.OBJECT),
          route("POST", "/api/v1/submissions/{accession}/versions", Kind.OBJECT),
          route("GET", "/api/v1/submissions/{accession}/collaborators", Kind.OBJECT),
          json(
              "PUT",
              "/api/v1/submissions/{accession}/collaborators",
              Kind.OBJECT,
              "{\"items\":[]}"),
          json(
              "PUT",
              "/api/v1/submissions/{accession}/release-date",
              Kind.OBJECT,
              "{\"releaseDate\":\"now\"}"),
          json(
              "POST",
              "/api/v1/submissions/{accession}/withdraw",
              Kind.OBJECT,
              "{\"reason\":\"mine\"}"),
          json("POST", "/api/v1/submissions/{accession}/reviewer-links", Kind.OBJECT, "{}"),
          route("GET", "/api/v1/submissions/{accession}/reviewer-links", Kind.OBJECT),
          route(
              "DELETE",
              "/api/v1/submissions/{accession}/reviewer-links/{reviewerLink}",
              Kind.OBJECT),
          json("POST", "/api/v1/directives", Kind.SIGNED_IN, "{}"),
          route("GET", "/api/v1/directives", Kind.SIGNED_IN),
          route("GET", "/api/v1/directives/{directive}", Kind.OBJECT),
          route("POST", "/api/v1/directives/{directive}/revert", Kind.OBJECT),
          route("GET", "/api/v1/mails", Kind.SIGNED_IN),
          route("POST", "/api/v1/mails/retry", Kind.SIGNED_IN),
          route("GET", "/api/v1/curation/queue", Kind.SIGNED_IN),
          route("GET", "/api/v1/curation/{accession}", Kind.OBJECT),
          route("GET", "/api/v1/curation/{accession}/diff", Kind.OBJECT),
          route("GET", "/api/v1/curation/{accession}/comments", Kind.OBJECT),
          json("POST", "/api/v1/curation/{accession}/comments", Kind.OBJECT, "{\"text\":\"mine\"}"),
          json("POST", "/api/v1/curation/{accession}/accept", Kind.OBJECT, "{}"),
          json(
              "POST", "/api/v1/curation/{accession}/return", Kind.OBJECT, "{\"comment\":\"mine\"}"),
          json("POST", "/api/v1/scrubs", Kind.SIGNED_IN, "{\"accession\":\"S-LMK999999\"}"),
          route("GET", "/api/v1/scrubs/{scrub}", Kind.OBJECT));

  private RouteMatrix() {}

  private static Route route(String method, String path, Kind kind) {
    return new Route(method, path, kind, "");
  }

  private static Route json(String method, String path, Kind kind, String body) {
    return new Route(method, path, kind, body);
  }
}
