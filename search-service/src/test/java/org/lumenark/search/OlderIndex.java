package org.lumenark.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.lumenark.contracts.event.Visibility;
import org.lumenark.standalone.Coordinates;
import org.lumenark.testkit.RealServers;
import org.lumenark.testkit.Server;

/**
 * What an upgrade finds: four indices as the first generation made them, mappings, names and
 * aliases, each with what that generation would have written, and a catalogue that tells the same
 * studies in other words, so that a hit tells who gave it. What the newer generation makes takes no
 * documents until {@link #letFill}.
 */
public final class OlderIndex implements QuarkusTestResourceLifecycleManager {

  static final UUID IMAGE = UUID.fromString("0198f0aa-0000-7000-8000-00000000beef");
  static final long STUDY = 9_001;
  static final long PRIVATE_STUDY = 9_002;
  static final long WITHDRAWN = 9_004;
  static final List<String> KINDS =
      List.of("study-public", "study-private", "image-public", "image-private");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NEWER = "lumenark-*-4-*";
  private static final String HOLD = "/_index_template/lumenark-held-back";

  /** After {@code LumenarkServers}, which removes every index and empties the topics. */
  @Override
  public int order() {
    return 1;
  }

  @Override
  public Map<String, String> start() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(OlderIndex.class.getClassLoader());
    Coordinates servers = RealServers.start(Server.OPENSEARCH, Server.KAFKA);
    try {
      holdBack(servers.opensearch());
      for (String kind : KINDS) {
        create(servers.opensearch(), kind);
      }
      put(servers.opensearch(), "study-public", "S-LMK" + STUDY, study(STUDY));
      put(servers.opensearch(), "study-public", "S-LMK" + WITHDRAWN, study(WITHDRAWN));
      put(servers.opensearch(), "image-public", IMAGE.toString(), image());
      publish(servers.kafka());
    } catch (IOException | ExecutionException failure) {
      throw new IllegalStateException("the older index cannot be made", failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    } finally {
      thread.setContextClassLoader(before);
    }
    return Map.of();
  }

  @Override
  public void stop() {
    try {
      letFill(RealServers.start(Server.OPENSEARCH).opensearch());
    } catch (IOException | InterruptedException failure) {
      throw new IllegalStateException("the template stays", failure);
    }
  }

  /** Lets the indices of the newer generation take documents. */
  static void letFill(String openSearch) throws IOException, InterruptedException {
    ask(openSearch, "DELETE", HOLD, "");
    ask(
        openSearch,
        "PUT",
        "/" + NEWER + "/_settings?allow_no_indices=true",
        "{\"index.blocks.write\": false}");
  }

  private static void holdBack(String openSearch) throws IOException, InterruptedException {
    done(
        openSearch,
        HOLD,
        """
        {"index_patterns": ["%s"], "template": {"settings": {"index.blocks.write": true}}}\
        """
            .formatted(NEWER));
  }

  private static void create(String openSearch, String kind)
      throws IOException, InterruptedException {
    ObjectNode body = JSON.createObjectNode();
    ObjectNode settings = body.putObject("settings");
    settings.put("index.number_of_shards", 1).put("index.number_of_replicas", 0);
    settings.set("analysis", resource("analysis"));
    body.set("mappings", resource(kind.substring(0, kind.indexOf('-'))));
    body.putObject("aliases").putObject("lumenark-" + kind);
    done(openSearch, "/lumenark-" + kind + "-1", body.toString());
  }

  private static void put(String openSearch, String kind, String id, String document)
      throws IOException, InterruptedException {
    done(
        openSearch,
        "/lumenark-" + kind + "-1/_doc/" + id + "?version=1&version_type=external&refresh=true",
        document);
  }

  /** As the first generation wrote it: without a collection, genes, phenotypes and compounds. */
  private static String study(long number) {
    return """
    {"type": "study", "key": "S-LMK%1$d", "public": true, "state": "public",
     "accession": "S-LMK%1$d", "version": 1, "title": "Told by the older index",
     "description": "How cells divide", "keywords": ["mitosis"], "authors": ["Ada Example"],
     "organisms": ["Homo sapiens"], "imagingMethods": ["confocal microscopy"],
     "licence": "CC-BY-4.0", "submittedAt": "2026-11-01T10:00:00Z",
     "releaseDate": "2026-11-02T10:00:00Z", "year": 2026, "files": 2, "bytes": 4000, "images": 1,
     "format": ["imagej-tiff"], "fileWords": ["xyz_8bit__chromosomes.tif"], "readers": []}
    """
        .formatted(number);
  }

  private static String image() {
    return """
    {"type": "image", "key": "%s", "public": true, "state": "converted",
     "accession": "S-LMK9001", "version": 1, "number": 1, "path": "plate/chromosomes.tif",
     "series": 0, "name": "Chromosomes", "format": "imagej-tiff", "role": "image", "axes": "zyx",
     "shape": [60, 200, 100], "dtype": "uint8", "levels": 2, "sizeX": 100, "sizeY": 200,
     "sizeZ": 60, "sizeC": 1, "sizeT": 1, "pixelSizeX": 0.1, "channels": [],
     "studyTitle": "Told by the older index", "organisms": ["Homo sapiens"],
     "imagingMethods": ["confocal microscopy"], "licence": "CC-BY-4.0",
     "releaseDate": "2026-11-02T10:00:00Z", "year": 2026, "readers": []}
    """
        .formatted(IMAGE);
  }

  private static void publish(String kafka) throws InterruptedException, ExecutionException {
    try (Catalogue catalogue = new Catalogue(kafka)) {
      catalogue.send(
          Catalogue.study(STUDY, 1, Visibility.PUBLIC, "Told by the newer index", List.of()),
          Catalogue.study(WITHDRAWN, 1, Visibility.PUBLIC, "Soon withdrawn", List.of()),
          Catalogue.study(PRIVATE_STUDY, 1, Visibility.PRIVATE, "Newer secret", List.of("nobody")),
          Catalogue.image(IMAGE, STUDY, 1, Visibility.PUBLIC, 4_321, List.of()));
    }
  }

  private static JsonNode resource(String name) throws IOException {
    try (InputStream stream =
        OlderIndex.class.getResourceAsStream("/indices/generation-1/" + name + ".json")) {
      return JSON.readTree(stream);
    }
  }

  private static void done(String openSearch, String path, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = ask(openSearch, "PUT", path, body);
    if (answer.statusCode() >= 300) {
      throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
    }
  }

  private static HttpResponse<String> ask(
      String openSearch, String method, String path, String body)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(openSearch + path))
              .header("Content-Type", "application/json")
              .method(method, HttpRequest.BodyPublishers.ofString(body))
              .build();
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }
}
