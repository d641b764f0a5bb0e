package org.lumenark.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The OME-Zarr of public studies as strangers get it over HTTP, judged by readers and validators of
 * others only. What they must find was committed from what independent readers see in the deposited
 * files.
 */
class OmeZarrST extends SystemTest {

  private static final Duration LONG = Duration.ofMinutes(15);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private IndependentReaders readers = new IndependentReaders("", Path.of(""));

  @BeforeEach
  void callTheReaders() throws IOException, InterruptedException {
    readers = IndependentReaders.installed();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"imagej-tiff", "ome-tiff", "png-jpeg"})
  void othersReadFromOmeZarrWhatOthersReadFromTheDepositedFiles(String folder)
      throws IOException, InterruptedException {
    Path images = images(folder);
    List<String> names = expectedIn(folder);

    JsonNode found = depositAndOpen(images, names);

    assertThat(found).hasSameSizeAs(names);
  }

  @Test
  void aTexturedImageOfOddSizesIsRightAtEveryLevel() throws IOException, InterruptedException {
    Path folder = Files.createDirectory(work.resolve("generated"));
    readers.texture(folder.resolve("small.ome.tif"), 1300, 1025, 3, 2);

    JsonNode image = depositAndOpen(folder, List.of("generated/small.ome.tif")).path(0);

    assertThat(shapes(image))
        .containsExactly("[1,2,3,1025,1300]", "[1,2,3,513,650]", "[1,2,3,257,325]");
    assertThat(image.path("scale").toString()).isEqualTo("[1.0,1.0,1.5,0.325,0.325]");
  }

  @Test
  @Tag("slow")
  void aLargeTexturedImageIsRightInEveryShardOfEveryLevel()
      throws IOException, InterruptedException {
    Path folder = Files.createDirectory(work.resolve("generated"));
    readers.texture(folder.resolve("large.ome.tif"), 5000, 4100, 7, 3);

    JsonNode image = depositAndOpen(folder, List.of("generated/large.ome.tif")).path(0);

    assertThat(shapes(image))
        .containsExactly(
            "[1,3,7,4100,5000]",
            "[1,3,7,2050,2500]",
            "[1,3,7,1025,1250]",
            "[1,3,7,513,625]",
            "[1,3,7,257,313]");
    assertThat(image.at("/levels/0/shards/3").asInt()).isGreaterThan(1);
    assertThat(image.at("/levels/0/shards/4").asInt()).isGreaterThan(1);
    assertThat(image.path("scale").toString()).isEqualTo("[1.0,1.0,1.5,0.325,0.325]");
  }

  /**
   * Deposits the folder and opens all its images.
   *
   * @param names of its images in the committed file, which begin with the folder's own name
   * @return what zarr-python found, in the order of the names
   */
  private JsonNode depositAndOpen(Path folder, List<String> names)
      throws IOException, InterruptedException {
    JsonNode expected = IndependentReaders.committed();
    Path root = folder.getParent();
    JsonNode seen = readers.see(root, names);
    for (String name : names) {
      assertThat(seen.path(name)).as("committed for %s", name).isEqualTo(expected.path(name));
    }

    JsonNode study = deposit(folder);
    List<JsonNode> images = new ArrayList<>();
    for (String name : names) {
      images.add(image(study, name.substring(name.indexOf('/') + 1)));
    }
    assertThat(study.path("images")).hasSameSizeAs(names);

    Path cases = cases(root, names, images, expected);
    JsonNode found = readers.openWithZarrPython(cases);
    JsonNode foundByZarrita = readers.openWithZarrita(cases);
    for (int i = 0; i < names.size(); i++) {
      assertThat(found.path(i).path("problems")).as(names.get(i)).isEmpty();
      compare(names.get(i), images.get(i), expected.path(names.get(i)), found.path(i));
      compare(names.get(i), images.get(i), expected.path(names.get(i)), foundByZarrita.path(i));
      assertThat(levels(foundByZarrita.path(i))).as(names.get(i)).isEqualTo(levels(found.path(i)));
    }
    return found;
  }

  /** The archive's own words, a reader's findings and the committed ones must be the same. */
  private static void compare(String name, JsonNode image, JsonNode expected, JsonNode found) {
    JsonNode full = found.at("/levels/0");
    assertThat(image.path("axes").asText()).as(name).isEqualTo("tczyx");
    assertThat(found.path("axes").asText()).as(name).isEqualTo("tczyx");
    assertThat(image.path("levels").asInt()).as(name).isEqualTo(found.path("levels").size());
    for (String each : List.of("shape", "dtype")) {
      assertThat(image.path(each)).as(name).isEqualTo(expected.path(each));
      assertThat(full.path(each)).as(name).isEqualTo(expected.path(each));
    }
    String digest = full.path("sha256").asText();
    if (!expected.path("lossy").asBoolean()) {
      assertThat(digest).as(name).isEqualTo(expected.path("sha256").asText());
    }
    assertThat(image.path("pixelDigest").asText()).as(name).isEqualTo("sha256:" + digest);
  }

  private JsonNode deposit(Path folder) throws IOException, InterruptedException {
    return depositor
        .run(
            LONG,
            "deposit",
            folder.toString(),
            "--title",
            "Judged by others",
            "--release",
            "now",
            "--wait",
            "--json")
        .expect(0)
        .json();
  }

  /** The image that begins with the file, as a stranger is told of it. */
  private JsonNode image(JsonNode study, String path) throws IOException, InterruptedException {
    for (JsonNode brief : study.path("images")) {
      if (brief.path("path").asText().equals(path)) {
        URI address = URI.create(system.url() + "/api/v1/images/" + brief.path("id").asText());
        HttpResponse<String> answer =
            http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
      }
    }
    throw new AssertionError("no image begins with " + path + " in " + study.path("images"));
  }

  private Path cases(Path root, List<String> names, List<JsonNode> images, JsonNode expected)
      throws IOException {
    ObjectNode cases = JSON.createObjectNode();
    cases.put("schemas", Checkout.shared().resolve("data/metadata/ngff/0.5/schemas").toString());
    ArrayNode list = cases.putArray("images");
    for (int i = 0; i < names.size(); i++) {
      list.addObject()
          .put("zarr", images.get(i).path("zarr").asText())
          .put("source", root.resolve(names.get(i)).toString())
          .put("lossy", expected.path(names.get(i)).path("lossy").asBoolean());
    }
    Path file = work.resolve("cases.json");
    JSON.writeValue(file.toFile(), cases);
    return file;
  }

  private static List<String> expectedIn(String folder) throws IOException {
    List<String> names = new ArrayList<>();
    IndependentReaders.committed()
        .fieldNames()
        .forEachRemaining(name -> {
          if (name.startsWith(folder + "/")) {
            names.add(name);
          }
        });
    assertThat(names).isNotEmpty();
    return names;
  }

  private static List<String> shapes(JsonNode found) {
    List<String> shapes = new ArrayList<>();
    found.path("levels").forEach(level -> shapes.add(level.path("shape").toString()));
    return shapes;
  }

  private static List<String> levels(JsonNode found) {
    List<String> levels = new ArrayList<>();
    found
        .path("levels")
        .forEach(level ->
            levels.add(
                level.path("shape")
                    + " "
                    + level.path("dtype").asText()
                    + " "
                    + level.path("sha256").asText()));
    return levels;
  }
}
