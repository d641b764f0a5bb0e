package org.lumenark.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every shared image that can be converted, deposited and read through the gateway by four readers
 * of others, and compared with the digests that other readers committed for the deposited files.
 */
@Tag("slow")
class EverySampleST extends SystemTest {

  private static final Duration LONG = Duration.ofMinutes(15);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private IndependentReaders readers = new IndependentReaders("", Path.of(""));

  @BeforeEach
  void callTheReaders() throws IOException, InterruptedException {
    readers = IndependentReaders.installed();
  }

  /**
   * @param images that come out of the folder; {@code docs/formats.md} has them
   * @param known those of them for which there is a committed digest; of the others decoders differ
   *     by a step, or no other reader puts their files together
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "bigtiff, 3, 3",
    "czi, 13, 9",
    "dicom, 8, 6",
    "dv, 1, 1",
    "hcs, 8, 3",
    "imagej-tiff, 5, 5",
    "imaris, 1, 1",
    "jpeg2000, 2, 1",
    "lif, 3, 3",
    "lsm, 1, 1",
    "masks, 6, 6",
    "metamorph, 3, 3",
    "mrc, 2, 2",
    "nd2, 1, 1",
    "nifti, 2, 2",
    "nrrd, 2, 2",
    "ome-tiff, 7, 7",
    "ome-zarr, 13, 13",
    "png-jpeg, 4, 3",
    "sequence, 1, 0",
    "tiff, 7, 6",
    "tiff-large-plane, 1, 1",
    "wsi, 5, 2",
    "zip, 1, 0"
  })
  void everyImageOfAFolderHasForAllReadersThePixelsOfItsFiles(String folder, int images, int known)
      throws IOException, InterruptedException {
    List<JsonNode> converted = images(deposit(images(folder), "--release", "now"), images);
    Map<String, Set<String>> expected = expected(folder);

    Path cases = cases(converted);
    JsonNode stores = readers.openAsStores(cases);
    JsonNode viewers = readers.openAsViewers(cases);
    JsonNode zarrita = readers.openWithZarrita(cases);

    int compared = 0;
    for (int i = 0; i < converted.size(); i++) {
      JsonNode image = converted.get(i);
      String name = folder + "/" + image.path("path").asText() + " " + image.path("series");
      JsonNode full = stores.at("/" + i + "/zarr-python/levels/0");
      JsonNode plane = stores.at("/" + i + "/zarr-python/plane");
      String digest = full.path("sha256").asText();
      assertThat(image.path("pixelDigest").asText()).as(name).isEqualTo("sha256:" + digest);
      assertThat(full.path("shape")).as(name).isEqualTo(image.path("shape"));
      assertThat(stores.at("/" + i + "/tensorstore"))
          .as(name)
          .isEqualTo(stores.at("/" + i + "/zarr-python"));
      assertThat(zarrita.at("/" + i + "/levels"))
          .as(name)
          .isEqualTo(stores.at("/" + i + "/zarr-python/levels"));
      for (String viewer : List.of("zarrita", "viv")) {
        JsonNode seen = viewers.at("/" + i + "/" + viewer);
        assertThat(seen.path("plane")).as(viewer + ": " + name + seen).isEqualTo(plane);
        assertThat(seen.path("levels").asInt())
            .as(viewer + ": " + name)
            .isEqualTo(image.path("levels").asInt());
      }
      Set<String> digests = expected.getOrDefault(key(folder, image), Set.of());
      if (!digests.isEmpty()) {
        assertThat(digests).as(name).contains(digest);
        compared++;
      }
    }
    assertThat(compared).as("images of " + folder + " with a committed digest").isEqualTo(known);
  }

  @Test
  void aPrivateImageIsReadByThoseWhoMayAndLooksToOthersLikeNone()
      throws IOException, InterruptedException {
    Path folder = Files.createDirectory(work.resolve("private"));
    Files.copy(images("png-jpeg").resolve("cell.png"), folder.resolve("cell.png"));
    JsonNode study = deposit(folder);
    Path other = Files.createDirectory(work.resolve("other"));
    Files.writeString(other.resolve("a.txt"), "text");
    String anothers = link(deposit(other).path("accession").asText());
    String own = link(study.path("accession").asText());
    String token = token();
    String path = "/api/v1/images/" + study.at("/images/0/id").asText() + ".ome.zarr";
    String nothing = "/api/v1/images/" + "0".repeat(8) + "-0000-4000-8000-000000000000.ome.zarr";
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> status("/t/" + own + path + "/zarr.json") == 200);

    ObjectNode cases = JSON.createObjectNode();
    ArrayNode doors = cases.putArray("images");
    doors.addObject().put("zarr", system.url() + path).put("token", token);
    doors.addObject().put("zarr", system.url() + "/t/" + own + path);
    doors.addObject().put("zarr", system.url() + path);
    doors.addObject().put("zarr", system.url() + "/t/" + anothers + path);
    doors.addObject().put("zarr", system.url() + nothing);
    Path file = work.resolve("doors.json");
    JSON.writeValue(file.toFile(), cases);
    JsonNode stores = readers.openAsStores(file);
    JsonNode viewers = readers.openAsViewers(file);

    for (JsonNode found : List.of(stores, viewers)) {
      for (String reader : List.copyOf(names(found.path(0)))) {
        String plane = found.at("/0/" + reader + "/plane").asText();
        assertThat(plane).as(reader + " with the right: " + found.path(0)).matches("[0-9a-f]{64}");
        assertThat(found.at("/1/" + reader))
            .as(reader + " by the link")
            .isEqualTo(found.at("/0/" + reader));
        String none = found.at("/4/" + reader + "/error").asText();
        assertThat(none).as(reader).isNotEmpty();
        for (int door : List.of(2, 3)) {
          String refused = found.at("/" + door + "/" + reader + "/error").asText();
          assertThat(kind(refused)).as(reader + ": " + refused).isEqualTo(kind(none));
        }
      }
    }
    for (String closed : List.of(path, "/t/" + anothers + path, nothing)) {
      assertThat(status(closed + "/zarr.json")).as(closed).isEqualTo(404);
    }
  }

  /** The error's name, without the address; with its code, if it has one. */
  private static String kind(String error) {
    return error.replaceAll("(?s)^(\\w+(?:: [A-Z_]+(?=:))?).*", "$1");
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    assertThat(names).hasSize(2);
    return names;
  }

  private JsonNode deposit(Path folder, String... more) throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(List.of("deposit", folder.toString(), "--title", "Every sample"));
    arguments.addAll(List.of(more));
    arguments.addAll(List.of("--wait", "--json"));
    return depositor.run(LONG, arguments.toArray(String[]::new)).expect(0).json();
  }

  /** The images that were converted, as a stranger is told of them. */
  private List<JsonNode> images(JsonNode study, int wanted)
      throws IOException, InterruptedException {
    List<JsonNode> images = new ArrayList<>();
    List<String> told = new ArrayList<>();
    for (JsonNode brief : study.path("images")) {
      told.add(
          brief.path("path").asText()
              + " "
              + brief.path("series")
              + " "
              + brief.path("state").asText());
      if (brief.has("zarr")) {
        images.add(JSON.readTree(get("/api/v1/images/" + brief.path("id").asText()).body()));
      }
    }
    assertThat(images).as(told.toString()).hasSize(wanted);
    return images;
  }

  private Path cases(List<JsonNode> images) throws IOException {
    ObjectNode cases = JSON.createObjectNode();
    ArrayNode list = cases.putArray("images");
    images.forEach(image -> list.addObject().put("zarr", image.path("zarr").asText()));
    Path file = work.resolve("cases.json");
    JSON.writeValue(file.toFile(), cases);
    return file;
  }

  /** Committed digests by file, size and type, of which no image is lossy. */
  private static Map<String, Set<String>> expected(String folder) throws IOException {
    Path tables = Checkout.root().resolve("imaging/src/test/resources/expected-digests");
    Map<String, Set<String>> digests = new HashMap<>();
    try (Stream<Path> files = Files.list(tables)) {
      for (Path table : files.toList()) {
        for (String line : Files.readAllLines(table)) {
          String[] cells = line.split("\t", -1);
          if (cells[0].startsWith(folder + "/")) {
            String key = cells[0] + " " + cells[2] + " " + cells[3];
            digests.computeIfAbsent(key, none -> new HashSet<>()).add(cells[4]);
          }
        }
      }
    }
    if (folder.equals("ome-zarr")) {
      Path zarrs = Checkout.root().resolve("imaging/src/test/resources/expected/ome-zarr.tsv");
      for (String line : Files.readAllLines(zarrs)) {
        String[] cells = line.split("\t", -1);
        String path = cells[0] + (cells[1].isEmpty() ? "" : "/" + cells[1]);
        digests.put(folder + "/" + path + " " + cells[2] + " " + cells[3], Set.of(cells[4]));
      }
    }
    digests.values().removeIf(each -> each.stream().anyMatch(cell -> cell.startsWith("lossy")));
    return digests;
  }

  private static String key(String folder, JsonNode image) {
    List<String> sizes = new ArrayList<>();
    image.path("shape").forEach(size -> sizes.add(size.asText()));
    return folder
        + "/"
        + image.path("path").asText().replaceAll("/(\\.zgroup|zarr\\.json)$", "")
        + " "
        + String.join("x", sizes)
        + " "
        + image.path("dtype").asText();
  }

  private String link(String accession) throws IOException, InterruptedException {
    String path = "/api/v1/submissions/" + accession + "/reviewer-links";
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(system.url() + path))
            .header("Authorization", "Bearer " + token())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{}"))
            .build();
    return JSON.readTree(http.send(request, BodyHandlers.ofString()).body()).path("token").asText();
  }

  private String token() throws IOException, InterruptedException {
    return depositor.run("token").expect(0).out().strip();
  }

  private int status(String path) throws IOException, InterruptedException {
    return get(path).statusCode();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(system.url() + path)).build(), BodyHandlers.ofString());
  }
}
