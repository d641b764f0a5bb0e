package org.lumenark.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
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
import java.util.Optional;
import java.util.Random;
import org.lumenark.client.archive.Call;
import org.lumenark.client.archive.Json;

/**
 * A public study of very many files as its readers ask for it, through the gateway, one request
 * after the other: every page of its file table, filtered pages, and its ZIP from the first byte
 * and from anywhere.
 */
final class StudyBench {

  private static final int PAGE = 1_000;
  private static final int SHOWN_PAGE = 100;
  private static final int FILES_OF_A_PLATE = 960;
  private static final int GENES = 977;
  private static final int RANGE_BYTES = 65_536;
  private static final int REPEATS = 200;
  private static final Duration LONGEST_INGEST = Duration.ofHours(1);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final ArchiveUnderTest archive;
  private final URI origin;
  private final Path scratch;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  StudyBench(ArchiveUnderTest archive, String origin, Path scratch) {
    this.archive = archive;
    this.origin = URI.create(origin);
    this.scratch = scratch;
  }

  /** Deposits the study first. */
  List<Figure> measure(int files) throws IOException, InterruptedException {
    String draft = draft(files);
    long begin = System.nanoTime();
    String accession = ingested(draft);
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.out.println(accession + " has " + files + " files");
    List<Figure> figures = new ArrayList<>();
    figures.add(
        new Figure("submit to public and ingested, " + files + " files", "s", List.of(seconds)));
    figures.addAll(measure(files, accession));
    return figures;
  }

  /** A study that an earlier run deposited. */
  List<Figure> measure(int files, String accession) throws IOException, InterruptedException {
    String of = ", study of " + files + " files";
    String table = "/api/v1/studies/" + accession + "/files?limit=";
    return List.of(
        new Figure("each page of " + PAGE + " of the file table" + of, "ms", pages(table + PAGE)),
        new Figure("pages of " + SHOWN_PAGE + " by one gene" + of, "ms", filtered(table, files)),
        new Figure("ZIP to its first byte" + of, "ms", firstBytes(zip(accession))),
        new Figure("64 KiB from anywhere in the ZIP" + of, "ms", ranges(zip(accession))));
  }

  private String draft(int files) throws IOException {
    String draft = archive.draftWith(files, "Study benchmark with " + files + " files");
    Path list = list(files);
    archive.client().putFileList(draft, "benchmark", list);
    Files.delete(list);
    return draft;
  }

  /** Submits for an immediate release; the accession once everything is there. */
  private String ingested(String draft) throws InterruptedException {
    String accession = archive.submit(draft, Optional.of("now")).get("accession").asText();
    long deadline = System.nanoTime() + LONGEST_INGEST.toNanos();
    while (!isThere(accession)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(accession + " is not ingested within " + LONGEST_INGEST);
      }
      Thread.sleep(BETWEEN_LOOKS);
    }
    return accession;
  }

  private boolean isThere(String accession) {
    return archive
        .client()
        .study(accession)
        .filter(study -> study.path("state").asText().equals("public"))
        .map(study -> study.at("/ingest/state").asText().equals("completed"))
        .orElse(false);
  }

  private Path list(int files) throws IOException {
    Path list = scratch.resolve("study.tsv");
    try (BufferedWriter text = Files.newBufferedWriter(list)) {
      text.write("Files\tPlate\tWell\tGene\tCompound\tConcentration\tPhenotype\n");
      for (int file = 0; file < files; file++) {
        text.write(
            ArchiveUnderTest.path(file) + "\tp" + file / FILES_OF_A_PLATE + "\tA" + file % 96);
        text.write("\tG" + file % GENES + "\tc" + file % 1_280 + "\t0." + file % 100);
        text.write("\tphenotype of kind " + file % 17 + "\n");
      }
    }
    return list;
  }

  /** The milliseconds of every page, from the first to the last. */
  private List<Double> pages(String address) throws IOException, InterruptedException {
    List<Double> millis = new ArrayList<>();
    String cursor = "";
    do {
      String page = address + (cursor.isEmpty() ? "" : "&cursor=" + Call.encode(cursor));
      long start = System.nanoTime();
      JsonNode answer = json(page);
      millis.add((System.nanoTime() - start) / 1e6);
      cursor = answer.path("next").asText("");
    } while (!cursor.isEmpty() && !cursor.equals("null"));
    return millis;
  }

  /** By one gene, and by one gene on one plate, in turns. */
  private List<Double> filtered(String table, int files) throws IOException, InterruptedException {
    Random random = new Random(1);
    List<Double> millis = new ArrayList<>();
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      int file = random.nextInt(files);
      String filter = "&filter=" + Call.encode("Gene:G" + file % GENES);
      if (repeat % 2 == 1) {
        filter += "&filter=" + Call.encode("Plate:p" + file / FILES_OF_A_PLATE);
      }
      long start = System.nanoTime();
      JsonNode answer = json(table + SHOWN_PAGE + filter);
      millis.add((System.nanoTime() - start) / 1e6);
      if (answer.path("items").isEmpty()) {
        throw new IllegalStateException(filter + " finds nothing");
      }
    }
    return millis;
  }

  private List<Double> firstBytes(URI zip) throws IOException, InterruptedException {
    List<Double> millis = new ArrayList<>();
    for (int repeat = 0; repeat < REPEATS / 10; repeat++) {
      long start = System.nanoTime();
      HttpResponse<InputStream> answer =
          http.send(HttpRequest.newBuilder(zip).build(), BodyHandlers.ofInputStream());
      try (InputStream bytes = answer.body()) {
        if (bytes.read() != 'P') {
          throw new IOException("no ZIP: " + answer.statusCode());
        }
        millis.add((System.nanoTime() - start) / 1e6);
      }
    }
    return millis;
  }

  private List<Double> ranges(URI zip) throws IOException, InterruptedException {
    long size =
        http.send(
                HttpRequest.newBuilder(zip)
                    .method("HEAD", HttpRequest.BodyPublishers.noBody())
                    .build(),
                BodyHandlers.discarding())
            .headers()
            .firstValueAsLong("Content-Length")
            .orElseThrow();
    Random random = new Random(2);
    List<Double> millis = new ArrayList<>();
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      long from = random.nextLong(size - RANGE_BYTES);
      HttpRequest request =
          HttpRequest.newBuilder(zip)
              .header("Range", "bytes=" + from + "-" + (from + RANGE_BYTES - 1))
              .build();
      long start = System.nanoTime();
      byte[] read = http.send(request, BodyHandlers.ofByteArray()).body();
      millis.add((System.nanoTime() - start) / 1e6);
      if (read.length != RANGE_BYTES) {
        throw new IOException(read.length + " bytes instead of " + RANGE_BYTES);
      }
    }
    return millis;
  }

  private URI zip(String accession) {
    return origin.resolve("/api/v1/studies/" + accession + "/archive.zip");
  }

  private JsonNode json(String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        http.send(HttpRequest.newBuilder(origin.resolve(path)).build(), BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException(path + " answers " + answer.statusCode());
    }
    return Json.read(answer.body(), path);
  }
}
