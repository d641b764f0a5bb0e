package org.lumenark.gateway.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lumenark.gateway.content.Requests.header;
import static org.lumenark.gateway.content.StoredBytes.random;
import static org.lumenark.gateway.content.StoredBytes.sha256;
import static org.lumenark.gateway.content.StoredBytes.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lumenark.contracts.id.Accession;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.contracts.id.BlobRange;
import org.lumenark.contracts.manifest.ManifestEntry;
import org.lumenark.gateway.content.CatalogueFixture.Place;
import org.lumenark.platform.manifest.ManifestWriter;
import org.lumenark.platform.manifest.SealedManifest;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.Originals;
import org.lumenark.testkit.LumenarkServers;

/** ZIP archives over a real object store, read by other people's programs. */
@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = @ResourceArg(name = "servers", value = "object-store,keycloak"))
@WithTestResource(CatalogueFixture.class)
class ArchiveIT {

  private static final int SEGMENT = 50_000;
  private static final int BLOCK = 8 << 20;

  @Inject @Originals ObjectStore originals;

  @TestHTTPResource("/")
  URI root;

  @TempDir Path folder;

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void other_programs_read_what_was_deposited() throws Exception {
    SequencedMap<String, byte[]> files = new TreeMap<>();
    files.put("a/empty.txt", new byte[0]);
    files.put("a/one byte", random(1, 1));
    files.put("b/\u00e9\u4e2d\ud83d\udd2c [1], 50%.tif", random(2, 70_000));
    files.put("c/large.raw", random(3, BLOCK + 4_321));
    files.put("d/" + "n".repeat(250) + "/" + "m".repeat(250) + ".ome.tiff", random(4, 999));
    study("S-LMK41", files);

    HttpResponse<byte[]> answer = get("/api/v1/studies/S-LMK41/archive.zip");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).isEqualTo("application/zip");
    assertThat(header(answer, "Content-Disposition")).contains("filename=\"S-LMK41.zip\"");
    assertThat(header(answer, "Accept-Ranges")).isEqualTo("bytes");
    Path zip = Files.write(folder.resolve("study.zip"), answer.body());
    try (ZipFile opened = new ZipFile(zip.toFile())) {
      assertThat(opened.stream().map(ZipEntry::getName))
          .containsExactlyElementsOf(
              files.keySet().stream().map(path -> "S-LMK41/" + path).toList());
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = opened.getEntry("S-LMK41/" + file.getKey());
        assertThat(opened.getInputStream(entry).readAllBytes()).isEqualTo(file.getValue());
      }
    }
    assertThat(run("unzip", "-tqq", zip.toString())).isEmpty();
    assertThat(run("python3", "-m", "zipfile", "-t", zip.toString())).contains("Done testing");
    assertThat(run(sevenZip(), "t", zip.toString())).contains("Everything is Ok", "Files: 5");
    assertThat(get("/api/v1/studies/S-LMK41/archive.zip").body()).isEqualTo(answer.body());
  }

  @Test
  void any_range_of_a_hundred_thousand_files_is_a_part_of_the_whole() throws Exception {
    SequencedMap<String, byte[]> files = new TreeMap<>();
    Random random = new Random(5);
    for (int file = 0; file < 100_001; file++) {
      files.put("f%06d.bin".formatted(file), random(file, random.nextInt(30)));
    }
    study("S-LMK42", files);
    HttpResponse<byte[]> answer = get("/api/v1/studies/S-LMK42/archive.zip");
    byte[] whole = answer.body();

    assertThat(answer.statusCode()).isEqualTo(200);
    Path zip = Files.write(folder.resolve("z"), whole);
    assertThat(run("unzip", "-tqq", zip.toString())).isEmpty();
    assertThat(run("python3", "-m", "zipfile", "-t", zip.toString())).contains("Done testing");
    assertThat(run(sevenZip(), "t", zip.toString())).contains("Everything is Ok", "Files: 100001");
    for (int asked = 0; asked < 40; asked++) {
      int from = random.nextInt(whole.length);
      int to = Math.min(whole.length, from + 1 + random.nextInt(200_000));
      HttpResponse<byte[]> part =
          get(
              "/api/v1/studies/S-LMK42/archive.zip",
              "Range",
              "bytes=%d-%d".formatted(from, to - 1));
      assertThat(part.statusCode()).as("%d to %d", from, to).isEqualTo(206);
      assertThat(header(part, "Content-Range"))
          .isEqualTo("bytes %d-%d/%d".formatted(from, to - 1, whole.length));
      assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole, from, to));
    }
    for (int last : List.of(1, 22, 98, 99, 5_000)) {
      assertThat(get("/api/v1/studies/S-LMK42/archive.zip", "Range", "bytes=-" + last).body())
          .isEqualTo(Arrays.copyOfRange(whole, whole.length - last, whole.length));
    }
  }

  @Test
  void a_download_that_breaks_off_ten_times_comes_to_the_same_bytes() throws Exception {
    SequencedMap<String, byte[]> files = new TreeMap<>();
    for (int file = 0; file < 12; file++) {
      files.put("plane" + file, random(file, 1_500_000 + file));
    }
    study("S-LMK43", files);
    HttpResponse<byte[]> whole = get("/api/v1/studies/S-LMK43/archive.zip");
    String tag = header(whole, "ETag");

    ByteArrayOutputStream resumed = new ByteArrayOutputStream();
    for (int broken = 0; broken < 10; broken++) {
      try (InputStream body = open("S-LMK43", resumed.size(), tag).body()) {
        resumed.write(body.readNBytes(1_234_567));
      }
    }
    try (InputStream body = open("S-LMK43", resumed.size(), tag).body()) {
      body.transferTo(resumed);
    }

    assertThat(resumed.toByteArray()).isEqualTo(whole.body());
    assertThat(open("S-LMK43", 10, "\"another\"").statusCode()).isEqualTo(200);
  }

  /** 700 times the same bytes: what lies behind 4 GiB needs numbers of 64 bits. */
  @Test
  void files_behind_four_gigabytes_are_found() throws Exception {
    byte[] block = random(6, BLOCK);
    BlobKey key = store(originals, block);
    SequencedMap<String, Stored> files = new TreeMap<>();
    for (int file = 0; file < 700; file++) {
      files.put("f%03d".formatted(file), new Stored(key, 0, block));
    }
    place("S-LMK44", files, 200);

    String read =
        run(
            "python3",
            Path.of("src/test/resources/read_zip_by_ranges.py").toString(),
            root.resolve("/api/v1/studies/S-LMK44/archive.zip").toString(),
            "S-LMK44/f699");

    assertThat(read.strip()).isEqualTo("700 " + sha256(block));
  }

  @Test
  void a_study_without_files_has_an_empty_archive() throws Exception {
    place("S-LMK45", new TreeMap<>(), 200);

    byte[] archive = get("/api/v1/studies/S-LMK45/archive.zip").body();

    assertThat(archive).hasSize(98);
    Path zip = Files.write(folder.resolve("empty.zip"), archive);
    assertThat(run("python3", "-m", "zipfile", "-l", zip.toString())).contains("File Name");
  }

  @Test
  void conditions_heads_and_ranges_outside() throws Exception {
    study("S-LMK46", new TreeMap<>(Map.of("a", random(7, 10))));
    String path = "/api/v1/studies/S-LMK46/archive.zip";
    HttpResponse<byte[]> whole = get(path);
    String tag = header(whole, "ETag");

    HttpResponse<byte[]> head = Requests.send(root, "HEAD", path);
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(header(head, "Content-Length")).isEqualTo(Integer.toString(whole.body().length));
    assertThat(header(head, "ETag")).isEqualTo(tag);
    assertThat(get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(get(path, "If-Match", "\"other\"").statusCode()).isEqualTo(412);
    assertThat(get(path, "Range", "bytes=" + whole.body().length + "-").statusCode())
        .isEqualTo(416);
    assertThat(Requests.send(root, "OPTIONS", path).statusCode()).isEqualTo(204);
  }

  @Test
  void what_may_not_be_read_or_is_not_there_yet() throws Exception {
    CatalogueFixture.PLACES.put("/internal/archives/S-LMK47", new Place(410, "{}", ""));
    CatalogueFixture.PLACES.put("/internal/archives/S-LMK48", new Place(503, "{}", ""));

    assertThat(get("/api/v1/studies/S-LMK47/archive.zip").statusCode()).isEqualTo(410);
    assertThat(get("/api/v1/studies/S-LMK48/archive.zip").statusCode()).isEqualTo(503);
    assertThat(get("/api/v1/studies/S-LMK49/archive.zip").statusCode()).isEqualTo(404);
    assertThat(get("/api/v1/studies/nothing%20of%20the%20kind/archive.zip").statusCode())
        .isEqualTo(404);
  }

  @Test
  void damaged_bytes_are_refused_at_the_beginning_and_end_an_answer_that_has_begun()
      throws Exception {
    byte[] content = random(8, 5_000);
    BlobKey key = store(originals, content);
    place("S-LMK50", new TreeMap<>(Map.of("a", new Stored(key, 0, content))), 200);
    byte[] large = random(9, 2 * BLOCK);
    SequencedMap<String, Stored> files = new TreeMap<>();
    files.put("a", new Stored(store(originals, large), 0, large));
    files.put("b", new Stored(key, 0, content));
    place("S-LMK52", files, 200);
    byte[] damaged = content.clone();
    damaged[77] ^= 1;
    originals.put(key.value(), damaged, "application/octet-stream");

    assertThat(get("/api/v1/studies/S-LMK50/archive.zip").statusCode()).isEqualTo(502);
    assertThatThrownBy(() -> get("/api/v1/studies/S-LMK52/archive.zip"))
        .isInstanceOf(IOException.class);
  }

  @Test
  void a_manifest_that_the_catalogue_does_not_know_is_not_served() throws Exception {
    study("S-LMK51", new TreeMap<>(Map.of("a", random(9, 10))));
    Place place = CatalogueFixture.PLACES.get("/internal/archives/S-LMK51");
    CatalogueFixture.PLACES.put(
        "/internal/archives/S-LMK51",
        new Place(200, place.json().replaceFirst("sha256:[0-9a-f]", "sha256:x"), ""));

    assertThat(get("/api/v1/studies/S-LMK51/archive.zip").statusCode()).isEqualTo(502);
  }

  @Test
  void a_manifest_of_two_studies_is_one_archive_of_which_any_range_is_a_part() throws Exception {
    String id = "0123456789abcdef".repeat(2);
    String path = "/api/v1/manifests/" + id + "/archive.zip";
    SequencedMap<String, byte[]> files = new TreeMap<>();
    files.put("S-LMK53/a/\u00e9.tif", random(11, 40_000));
    files.put("S-LMK53/b.tif", new byte[0]);
    files.put("S-LMK54/a/\u00e9.tif", random(12, 3_000));
    frozen(id, files);

    HttpResponse<byte[]> answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Disposition")).contains(id + ".zip");
    assertThat(header(answer, "ETag")).isEqualTo("\"sha256-" + "a".repeat(64) + "-zip1\"");
    Path zip = Files.write(folder.resolve("manifest.zip"), answer.body());
    assertThat(run("unzip", "-tqq", zip.toString())).isEmpty();
    try (ZipFile opened = new ZipFile(zip.toFile())) {
      assertThat(opened.stream().map(ZipEntry::getName)).containsExactlyElementsOf(files.keySet());
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        assertThat(opened.getInputStream(opened.getEntry(file.getKey())).readAllBytes())
            .isEqualTo(file.getValue());
      }
    }
    byte[] whole = answer.body();
    Random random = new Random(13);
    for (int asked = 0; asked < 30; asked++) {
      int from = random.nextInt(whole.length);
      int to = Math.min(whole.length, from + 1 + random.nextInt(10_000));
      HttpResponse<byte[]> part = get(path, "Range", "bytes=%d-%d".formatted(from, to - 1));
      assertThat(part.statusCode()).isEqualTo(206);
      assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole, from, to));
    }
    CatalogueFixture.PLACES.put("/internal/manifests/" + id + "/archive", new Place(410, "{}", ""));
    assertThat(get(path).statusCode()).isEqualTo(410);
    assertThat(get("/api/v1/manifests/none/archive.zip").statusCode()).isEqualTo(404);
  }

  /** Two files to a segment. */
  private void frozen(String id, SequencedMap<String, byte[]> files) throws Exception {
    List<Map<String, Object>> entries = new ArrayList<>();
    List<Map<String, Object>> segments = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      CRC32 crc = new CRC32();
      crc.update(file.getValue());
      entries.add(
          Map.of(
              "name", file.getKey(),
              "size", file.getValue().length,
              "sha256", sha256(file.getValue()),
              "crc32", "%08x".formatted(crc.getValue()),
              "object", store(originals, file.getValue()).value(),
              "offset", 0));
    }
    for (int first = 0; first < entries.size(); first += 2) {
      List<Map<String, Object>> some = entries.subList(first, Math.min(first + 2, entries.size()));
      long names = 0;
      long bytes = 0;
      for (Map<String, Object> entry : some) {
        names += entry.get("name").toString().getBytes(UTF_8).length;
        bytes += ((Number) entry.get("size")).longValue();
      }
      segments.add(
          Map.of(
              "first",
              first,
              "files",
              some.size(),
              "entries",
              some.size() * 50L + names + bytes,
              "listed",
              some.size() * 74L + names));
      CatalogueFixture.PLACES.put(
          "/internal/manifests/" + id + "/entries?from=" + first + "&limit=" + some.size(),
          new Place(200, json.writeValueAsString(some), ""));
    }
    CatalogueFixture.PLACES.put(
        "/internal/manifests/" + id + "/archive",
        new Place(
            200,
            json.writeValueAsString(
                Map.of(
                    "id",
                    id,
                    "root",
                    "sha256:" + "a".repeat(64),
                    "files",
                    entries.size(),
                    "segments",
                    segments)),
            ""));
  }

  /** Bytes of a file, and where they lie. */
  private record Stored(BlobKey key, long offset, byte[] content) {}

  /** Stores all files in one object, as a batch does. */
  private void study(String accession, SequencedMap<String, byte[]> files) throws Exception {
    ByteArrayOutputStream pack = new ByteArrayOutputStream();
    for (byte[] content : files.values()) {
      pack.write(content);
    }
    BlobKey key = store(originals, pack.toByteArray());
    SequencedMap<String, Stored> stored = new TreeMap<>();
    long offset = 0;
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      stored.put(file.getKey(), new Stored(key, offset, file.getValue()));
      offset += file.getValue().length;
    }
    place(accession, stored, 200);
  }

  private void place(String accession, SequencedMap<String, Stored> files, int status)
      throws Exception {
    long[] entries = new long[(files.size() + SEGMENT - 1) / SEGMENT];
    long[] listed = new long[entries.length];
    SealedManifest manifest;
    try (ManifestWriter writer =
        new ManifestWriter(originals, new Accession(accession), 1, BlobKey::next)) {
      int number = 0;
      for (Map.Entry<String, Stored> file : files.entrySet()) {
        byte[] content = file.getValue().content();
        CRC32 crc = new CRC32();
        crc.update(content);
        writer.add(
            new ManifestEntry(
                file.getKey(),
                content.length,
                sha256(content),
                "%08x".formatted(crc.getValue()),
                new BlobRange(file.getValue().key(), file.getValue().offset(), content.length)));
        int name = (accession + "/" + file.getKey()).getBytes(UTF_8).length;
        entries[number / SEGMENT] += 30 + name + 20 + content.length;
        listed[number / SEGMENT] += 46 + name + 28;
        number++;
      }
      manifest = writer.finish();
    }
    List<Map<String, Long>> segments =
        IntStream.range(0, entries.length)
            .mapToObj(segment -> Map.of("entries", entries[segment], "listed", listed[segment]))
            .toList();
    CatalogueFixture.PLACES.put(
        "/internal/archives/" + accession,
        new Place(
            status,
            json.writeValueAsString(
                Map.of(
                    "accession",
                    accession,
                    "version",
                    1,
                    "manifest",
                    manifest.uri(),
                    "root",
                    manifest.root().root(),
                    "public",
                    true,
                    "shown",
                    true,
                    "segments",
                    segments)),
            ""));
  }

  private HttpResponse<InputStream> open(String accession, long from, String tag)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(root.resolve("/api/v1/studies/" + accession + "/archive.zip"))
            .header("Range", "bytes=" + from + "-")
            .header("If-Range", tag)
            .build();
    return Requests.CLIENT.send(request, HttpResponse.BodyHandlers.ofInputStream());
  }

  private HttpResponse<byte[]> get(String path, String... headers)
      throws IOException, InterruptedException {
    return Requests.send(root, "GET", path, headers);
  }

  /** 7-Zip, which Debian calls 7zz and others 7z. */
  private static String sevenZip() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "7zz")))
        ? "7zz"
        : "7z";
  }

  /** What a program prints; it has to end well. */
  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(printed).isZero();
    return printed;
  }
}
