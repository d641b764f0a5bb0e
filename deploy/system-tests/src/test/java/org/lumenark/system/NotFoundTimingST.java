package org.lumenark.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whether the time of an answer tells a stranger that a private study is there. Prints figures and
 * asserts no time: a machine that others use has no stable one. Each row has the medians of both in
 * microseconds and the share of pairs in which the hidden thing was slower: 0.5 if nothing differs,
 * with its distance from that in standard deviations.
 */
@Tag("slow")
class NotFoundTimingST extends SystemTest {

  private static final int REQUESTS = Integer.getInteger("lumenark.timing.requests", 400);
  private static final int WARM_UP = 60;
  private static final int ABSENT = 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Random random = new Random(404);

  private static final List<String> PATHS =
      List.of(
          "/studies/{accession}",
          "/studies/{accession}/files",
          "/api/v1/studies/{accession}",
          "/api/v1/studies/{accession}.bib",
          "/api/v1/studies/{accession}/files",
          "/api/v1/studies/{accession}/files.txt",
          "/api/v1/studies/{accession}/files.csv",
          "/api/v1/studies/{accession}/images",
          "/api/v1/studies/{accession}/plates",
          "/api/v1/studies/{accession}/annotations",
          "/api/v1/studies/{accession}/archive.zip",
          "/api/v1/studies/{accession}/ro-crate.json",
          "/api/v1/studies/{accession}/linkset",
          "/api/v1/studies/{accession}/usage",
          "/files/{accession}/cell.png",
          "/biostudies/api/v1/studies/{accession}",
          "/biostudies/api/v1/studies/{accession}/info",
          "/biostudies/studies/{accession}.tsv",
          "/biostudies/files/{accession}/cell.png",
          "/ga4gh/drs/v1/objects/{accession}.v1.0",
          "/oai2d?verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:127.0.0.1:{accession}",
          "/api/v1/images/{image}",
          "/api/v1/images/{image}.ome.zarr/zarr.json",
          "/api/v1/images/{image}/{conversion}.ome.zarr/zarr.json",
          "/api/v1/images/{image}/{conversion}.ome.zarr/0/c/0/0/0/0/0",
          "/api/v1/images/{image}/thumbnail",
          "/api/v1/images/{image}/render",
          "/api/v1/filesets/{fileset}.ome.zarr/zarr.json");

  @Test
  void whatIsHiddenIsAnsweredAsFastAsWhatIsNotThere() throws Exception {
    Map<String, String> hidden = privateStudy();
    List<String> rows = new ArrayList<>();
    for (String path : PATHS) {
      rows.add(measure(path, hidden));
    }
    System.out.printf("%-62s %7s %7s %6s %6s%n", "path", "hidden", "absent", "share", "sigma");
    rows.forEach(System.out::println);
  }

  private String measure(String path, Map<String, String> hidden) throws Exception {
    String there = filled(path, hidden);
    List<String> absent = new ArrayList<>();
    for (int index = 0; index < ABSENT; index++) {
      absent.add(filled(path, absent(index)));
    }
    assertThat(get(there).statusCode()).as(there).isEqualTo(get(absent.getFirst()).statusCode());
    for (int index = 0; index < WARM_UP; index++) {
      get(there);
      get(absent.get(index % ABSENT));
    }
    List<Boolean> turns = new ArrayList<>(Collections.nCopies(REQUESTS, true));
    turns.addAll(Collections.nCopies(REQUESTS, false));
    Collections.shuffle(turns, random);
    long[] ofHidden = new long[REQUESTS];
    long[] ofAbsent = new long[REQUESTS];
    int hiddenAsked = 0;
    int absentAsked = 0;
    for (boolean isHidden : turns) {
      String asked = isHidden ? there : absent.get(absentAsked % ABSENT);
      long begun = System.nanoTime();
      get(asked);
      long took = (System.nanoTime() - begun) / 1_000;
      if (isHidden) {
        ofHidden[hiddenAsked++] = took;
      } else {
        ofAbsent[absentAsked++] = took;
      }
    }
    double share = slower(ofHidden, ofAbsent);
    // Of Mann and Whitney's statistic, without ties.
    double deviation = Math.sqrt((2.0 * REQUESTS + 1) / (12.0 * REQUESTS * REQUESTS));
    return "%-62s %7d %7d %6.3f %6.1f"
        .formatted(
            path, median(ofHidden), median(ofAbsent), share, (share - 0.5) / deviation);
  }

  private static double slower(long[] some, long[] others) {
    double count = 0;
    for (long one : some) {
      for (long other : others) {
        count += one > other ? 1 : one == other ? 0.5 : 0;
      }
    }
    return count / some.length / others.length;
  }

  private static long median(long[] values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(system.url() + path)).build(), BodyHandlers.ofByteArray());
  }

  private static String filled(String path, Map<String, String> variables) {
    String filled = path;
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      filled = filled.replace("{" + variable.getKey() + "}", variable.getValue());
    }
    return filled;
  }

  private static Map<String, String> absent(int index) {
    return Map.of(
        "accession", "S-LMK" + (900_000 + index),
        "image", UUID.randomUUID().toString(),
        "conversion", UUID.randomUUID().toString(),
        "fileset", UUID.randomUUID().toString());
  }

  private Map<String, String> privateStudy() throws IOException, InterruptedException {
    Path folder = Files.createDirectories(work.resolve("hidden"));
    BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_BYTE_GRAY);
    ImageIO.write(image, "png", folder.resolve("cell.png").toFile());
    JsonNode study =
        depositor
            .run("deposit", folder.toString(), "--title", "Hidden", "--wait", "--json")
            .expect(0)
            .json();
    Map<String, String> things = new HashMap<>();
    things.put("accession", study.get("accession").asText());
    things.put("image", study.at("/images/0/id").asText());
    JsonNode known =
        JSON.readTree(
            http.send(
                    HttpRequest.newBuilder(
                            URI.create(system.url() + "/api/v1/images/" + things.get("image")))
                        .header(
                            "Authorization",
                            "Bearer " + depositor.run("token").expect(0).out().strip())
                        .build(),
                    BodyHandlers.ofString())
                .body());
    things.put("conversion", known.get("conversion").asText());
    things.put("fileset", known.get("fileset").asText());
    return things;
  }
}
