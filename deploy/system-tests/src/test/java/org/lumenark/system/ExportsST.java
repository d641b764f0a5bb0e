package org.lumenark.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the archive tells in the forms of others, judged by the tools of others only. */
@Tag("slow")
class ExportsST extends SystemTest {

  private static final Duration LONG = Duration.ofMinutes(15);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** More than an export names one by one. */
  private static final int TOO_MANY = 10_050;

  private static final int FILES_OF_A_FOLDER = 500;

  /** Of so many files of a bundle the bytes of one are fetched. */
  private static final int SOME_OF_A_BUNDLE = 50;

  /** Records of a page of a harvest where nothing else is set up. */
  private static final int LARGEST_PAGE = 100;

  /** Studies that are deposited before the next look whether there is a second page. */
  private static final int AT_ONCE = 10;

  private static final String TITLE =
      "Zellen <b>\"größer\"</b> & 'α' 細胞 {50 %} \\ # ~ ^ $ _ [1] of cells {";

  private static final String METADATA =
      """
      {"template": "minimal",
       "description": "Seen with <light> & \\"quotes\\", ]]> und Umlaute äöü\\nin two lines",
       "keywords": ["<nuclei> & \\"cells\\"", "größer", "a, b; c", "細胞"],
       "licence": "CC0-1.0",
       "authors": [
         {"name": "Ludwig van der Größe", "organisation": "Free & Open <Lab> \\"Q\\"",
          "orcid": "0000-0002-1825-0097"},
         {"name": "O'Brien-Łukasz, Ada & {Bob}", "organisation": "An Institute"},
         {"name": "細胞"}],
       "organisms": ["Homo sapiens"],
       "imagingMethods": ["confocal microscopy"],
       "funding": [{"agency": "Fund <for> Light & \\"Dark\\"", "grant": "L-1"}],
       "publications": [
         {"title": "Cells & <work>", "doi": "10.1002/(SICI)1097(1998)18:1<1::AID-A>3.0.CO;2-#"},
         {"title": "Not out yet"}],
       "links": [{"url": "https://code.example/x?a=1&b=2", "description": "code"}]}
      """;

  private final HttpClient http = HttpClient.newHttpClient();
  private IndependentReaders judges = new IndependentReaders("", Path.of(""));

  @BeforeEach
  void callTheJudges() throws IOException, InterruptedException {
    judges = IndependentReaders.installed();
  }

  @Test
  void validatorsAndParsersObjectToNothingOfAStudyOfAwkwardNamesAPlainOneAndBothTogether()
      throws IOException, InterruptedException {
    String awkward = awkward();
    String plain = plain();
    List<String> exports =
        List.of(study(awkward), study(plain), api("/manifests/") + manifest(awkward, plain));

    JsonNode judged = judges.judgeExports(cases(exports, List.of()));
    JsonNode cited = judges.cite(cases(exports.subList(0, 2), List.of()));

    assertThat(judged.path("problems")).isEmpty();
    assertThat(judged.path("judged")).hasSize(5 + 5 + 2);
    for (String form : List.of("bib", "csl")) {
      JsonNode read = cited.at("/0/" + form);
      assertThat(read.path("title").asText()).as(form).isEqualTo(TITLE);
      assertThat(read.path("authors")).as(form).hasSize(3);
      assertThat(read.path("apa").asText())
          .as(form)
          .startsWith("van der Größe, L., O’Brien-Łukasz, A. & {Bob}, & 細胞. (2");
      assertThat(cited.at("/1/" + form).path("title").asText()).isEqualTo("Plain cells");
    }
  }

  @Test
  void aStudyOfMoreFilesThanAnExportNamesIsValidTooAndItsFilesAreHadByDrs()
      throws IOException, InterruptedException {
    Path folder = Files.createDirectory(work.resolve("many"));
    for (int i = 0; i < TOO_MANY; i++) {
      Path part = Files.createDirectories(folder.resolve("part " + i / FILES_OF_A_FOLDER));
      Files.writeString(part.resolve("%05d ü.txt".formatted(i)), Integer.toString(i));
    }
    String accession = deposit(folder, "--title", "Many files");

    JsonNode judged = judges.judgeExports(cases(List.of(study(accession)), List.of()));
    JsonNode got = judges.followDrs(cases(List.of(), List.of(accession + ".v1"), SOME_OF_A_BUNDLE));

    assertThat(judged.path("problems")).isEmpty();
    assertThat(judged.path("judged")).hasSize(5);
    assertThat(got.path("problems")).isEmpty();
    assertThat(got.path("named").asInt()).isEqualTo(TOO_MANY);
    assertThat(got.path("files").asInt()).isGreaterThan(TOO_MANY / SOME_OF_A_BUNDLE);
    assertThat(got.path("bundles").asInt()).as("the study and its parts").isGreaterThan(2);
  }

  @Test
  void aClientOfDrsGetsTheBytesOfAStudyAndOfAManifestThatTheirDigestsPromise()
      throws IOException, InterruptedException {
    String awkward = awkward();
    String plain = plain();

    JsonNode got =
        judges.followDrs(
            cases(List.of(), List.of(awkward + ".v1", manifest(awkward, plain), plain + ".v1.0")));

    assertThat(got.path("problems")).isEmpty();
    assertThat(got.path("files").asInt()).isEqualTo(4 + 4 + 2 + 1);
    assertThat(got.path("bundles").asInt()).isEqualTo(2);
  }

  @Test
  void harvestersGetEveryRecordOverSeveralPagesAndADeletedOne()
      throws IOException, InterruptedException {
    String awkward = awkward();
    String deleted = plain();
    depositor.run("withdraw", deleted, "--reason", "Deposited twice").expect(0);
    Path folder = Files.createDirectory(work.resolve("small"));
    Files.writeString(folder.resolve("a.txt"), "a");
    Path cases = cases(List.of(), List.of());
    JsonNode harvested = judges.harvest(cases);
    for (int more = 0; pages(harvested) == 1 && more <= LARGEST_PAGE; more += AT_ONCE) {
      for (int i = 0; i < AT_ONCE; i++) {
        deposit(folder, "--title", "Small study " + (more + i));
      }
      harvested = judges.harvest(cases);
    }

    JsonNode all = harvested.at("/sickle/oai_dc/records");
    for (JsonNode client : harvested) {
      for (String prefix : List.of("oai_dc", "oai_datacite")) {
        JsonNode harvest = client.path(prefix);
        assertThat(harvest.path("pages").asInt()).isGreaterThan(1);
        assertThat(harvest.path("same").asBoolean()).as("of the names").isTrue();
        assertThat(harvest.path("records")).isEqualTo(all);
        assertThat(record(harvest, awkward).asText()).isEqualTo(TITLE);
        assertThat(record(harvest, deleted).isNull()).isTrue();
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"aria2", "rclone", "wget"})
  void programsForDownloadsGetEveryFileUnderItsNameFromTheListsForThem(String program)
      throws IOException, InterruptedException {
    assumeTrue(canRun(program), program + " is not installed, or too old for lists");
    String awkward = awkward();
    String plain = plain();
    for (String of : List.of(study(awkward), api("/manifests/") + manifest(awkward, plain))) {
      Path folder = Files.createTempDirectory(work, program);
      Path list = save(of + "/files.txt?form=" + program, Path.of(folder + ".list"));
      Path sums = save(of + "/files.txt?form=sha256sum", Path.of(folder + ".sums"));

      run(
          folder,
          switch (program) {
            case "aria2" -> List.of("aria2c", "-q", "-j", "8", "-d", ".", "-i", list.toString());
            case "rclone" -> List.of("rclone", "copyurl", "--urls", list.toString(), ".");
            default ->
                List.of("wget", "-q", "-x", "-nH", "--cut-dirs=" + cut(of), "-i", list.toString());
          });

      run(folder, List.of("sha256sum", "--check", "--quiet", "--strict", sums.toString()));
    }
  }

  private static int pages(JsonNode harvested) {
    return harvested.at("/sickle/oai_dc/pages").asInt();
  }

  /** The accession stays where a list is of several studies. */
  private static int cut(String of) {
    return of.contains("/manifests/") ? 1 : 2;
  }

  private static boolean canRun(String program) throws IOException, InterruptedException {
    Path out = Files.createTempFile("program", ".out");
    try {
      String command =
          switch (program) {
            case "aria2" -> "aria2c --version";
            case "rclone" -> "rclone copyurl --help | grep -e --urls";
            default -> "wget --version";
          };
      Process process =
          new ProcessBuilder("sh", "-c", command)
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .start();
      boolean can = process.waitFor() == 0;
      if (!can) {
        System.err.println("SKIPPED: " + program + " is not installed, or too old for lists");
      }
      return can;
    } finally {
      Files.delete(out);
    }
  }

  private static JsonNode record(JsonNode harvest, String accession) {
    for (var record : harvest.path("records").properties()) {
      if (record.getKey().endsWith(":" + accession)) {
        return record.getValue();
      }
    }
    throw new AssertionError("no record of " + accession);
  }

  private String awkward() throws IOException, InterruptedException {
    Path folder = Files.createDirectory(work.resolve("awkward"));
    Path inner = Files.createDirectories(folder.resolve("a b/<c>&\"d\""));
    copy("cell.png", inner.resolveSibling("Zellkern größer 'α' 細胞 #1 100%?.png"));
    copy("histo.jpg", inner.resolve("x;y=z, {1} [2].jpg"));
    Files.writeString(folder.resolve("plain.csv"), "a,b\n");
    Files.writeString(folder.resolve("back'tick`~^$_+.txt"), "x");
    ObjectNode document = (ObjectNode) JSON.readTree(METADATA);
    document.put("title", TITLE);
    Path metadata = work.resolve("study.json");
    JSON.writeValue(metadata.toFile(), document);
    return deposit(folder, "--metadata", metadata.toString());
  }

  private String plain() throws IOException, InterruptedException {
    Path folder = Files.createDirectory(work.resolve("plain"));
    copy("cell.png", folder.resolve("cell.png"));
    Files.copy(images("tiff").resolve("nuclei.tif"), folder.resolve("nuclei.tif"));
    return deposit(folder, "--title", "Plain cells");
  }

  private void copy(String picture, Path to) throws IOException {
    Files.copy(images("png-jpeg").resolve(picture), to, StandardCopyOption.REPLACE_EXISTING);
  }

  private String deposit(Path folder, String... described)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("deposit", folder.toString()));
    arguments.addAll(List.of(described));
    arguments.addAll(List.of("--release", "now", "--wait", "--json"));
    return depositor
        .run(LONG, arguments.toArray(String[]::new))
        .expect(0)
        .json()
        .path("accession")
        .asText();
  }

  private String manifest(String... accessions) throws IOException, InterruptedException {
    ObjectNode asked = JSON.createObjectNode().put("title", "Files of <two> & \"more\" studies ü");
    ArrayNode studies = asked.putArray("studies");
    for (String accession : accessions) {
      studies.addObject().put("accession", accession);
    }
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(api("/manifests")))
                .header("Authorization", "Bearer " + depositor.run("token").expect(0).out().strip())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(asked.toString()))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    return JSON.readTree(answer.body()).path("id").asText();
  }

  private Path cases(List<String> exports, List<String> objects) throws IOException {
    return cases(exports, objects, 1);
  }

  private Path cases(List<String> exports, List<String> objects, int every) throws IOException {
    ObjectNode cases = JSON.createObjectNode().put("archive", system.url());
    cases.put("every", every);
    cases.put("schemas", Checkout.shared().resolve("data/metadata/schemas").toString());
    cases.put("oracles", judges.tools().toString());
    exports.forEach(cases.putArray("exports")::add);
    ArrayNode addresses = cases.putArray("objects");
    objects.forEach(
        id -> addresses.add("drs://" + URI.create(system.url()).getAuthority() + "/" + id));
    Path file = Files.createTempFile(work, "cases", ".json");
    JSON.writeValue(file.toFile(), cases);
    return file;
  }

  private Path save(String address, Path file) throws IOException, InterruptedException {
    HttpResponse<Path> answer =
        http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofFile(file));
    assertThat(answer.statusCode()).as(address).isEqualTo(200);
    return file;
  }

  private static void run(Path folder, List<String> command)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile("download", ".log");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      boolean ended = process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS);
      process.destroyForcibly();
      assertThat(ended).as("%s: %s", command, Files.readString(log)).isTrue();
      assertThat(process.exitValue()).as("%s: %s", command, Files.readString(log)).isZero();
    } finally {
      Files.delete(log);
    }
  }

  private String study(String accession) {
    return api("/studies/") + accession;
  }

  private String api(String path) {
    return system.url() + "/api/v1" + path;
  }
}
