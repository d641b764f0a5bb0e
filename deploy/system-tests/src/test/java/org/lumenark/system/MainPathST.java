package org.lumenark.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** From a folder to a public study and back, as a new user would try it. */
class MainPathST extends SystemTest {

  private static final Duration LONG = Duration.ofMinutes(6);

  @Test
  void aFolderOfImagesBecomesAPublicStudyThatIsFoundAndComesBackByteForByte() throws Exception {
    Path folder = images("imagej-tiff");
    JsonNode study = deposit(folder, "Chromosomes and other cells");
    String accession = study.path("accession").asText();

    assertThat(accession).matches("S-LMK[1-9][0-9]*");
    assertThat(study.path("state").asText()).isEqualTo("public");
    assertThat(study.at("/ingest/state").asText()).isEqualTo("completed");
    assertThat(study.at("/files/count").asInt()).isEqualTo(Folders.files(folder).size());
    assertThat(study.path("images"))
        .hasSize(5)
        .allSatisfy(image -> assertThat(image.path("state").asText()).isEqualTo("converted"));
    assertThat(study.path("problems")).isEmpty();

    JsonNode found = stranger().run("search", "chromosomes", "--json").expect(0).json();
    assertThat(found.path("items"))
        .extracting(item -> item.path("accession").asText())
        .contains(accession);
    JsonNode status = stranger().run("status", accession, "--json").expect(0).json();
    assertThat(status.path("title").asText()).isEqualTo("Chromosomes and other cells");

    Path out = work.resolve("out");
    stranger().run("download", accession, "--out", out.toString(), "--json").expect(0);
    assertEqualFiles(folder, out);
    JsonNode verified =
        stranger().run("verify", accession, out.toString(), "--json").expect(0).json();
    assertThat(verified.path("checked").asInt()).isEqualTo(Folders.files(folder).size());
    assertThat(verified.at("/receipt/state").asText()).isEqualTo("none");
    Receipt receipt = receipt(accession);
    assertReceiptIsHeldAgainst(receipt, accession, out);

    flipOneByte(out.resolve("xyz_8bit__chromosomes.tif"));
    JsonNode differing =
        stranger().run("verify", accession, out.toString(), "--json").expect(65).json();
    assertThat(differing.at("/mismatched/0/path").asText()).isEqualTo("xyz_8bit__chromosomes.tif");
    assertThat(differing.path("mismatched")).hasSize(1);
    JsonNode signed = verify(accession, out, receipt).expect(65).json();
    assertThat(signed.at("/mismatched/0/path").asText()).isEqualTo("xyz_8bit__chromosomes.tif");
    assertThat(signed.at("/receipt/state").asText())
        .as("the archive still has what it signed")
        .isEqualTo("valid");
  }

  /** What was kept at submission proves what was taken, and nothing else does. */
  private void assertReceiptIsHeldAgainst(Receipt receipt, String accession, Path out)
      throws Exception {
    JsonNode good = verify(accession, out, receipt).expect(0).json();
    assertThat(good.at("/receipt/state").asText()).isEqualTo("valid");
    assertThat(good.at("/receipt/accession").asText()).isEqualTo(accession);
    JsonNode own = depositor.run("verify", accession, out.toString(), "--json").expect(0).json();
    assertThat(own.path("receipt")).as("the archive's own").isEqualTo(good.path("receipt"));

    String claims = receipt.claims();
    int digit = claims.indexOf("sha256:") + "sha256:".length();
    char other = claims.charAt(digit) == '0' ? '1' : '0';
    assertThat(
            findings(
                accession,
                out,
                receipt.withClaims(
                    claims.substring(0, digit) + other + claims.substring(digit + 1))))
        .containsExactly("receipt.signature", "receipt.files-differ");
    assertThat(findings(accession, out, receipt.signedByAnother()))
        .containsExactly("receipt.signature");
    assertThat(findings(accession, out, new Receipt("no receipt")))
        .containsExactly("receipt.unreadable");
  }

  /** Codes of what is wrong with a receipt, though the folder is as the archive lists it. */
  private List<String> findings(String accession, Path out, Receipt receipt)
      throws IOException, InterruptedException {
    JsonNode report = verify(accession, out, receipt).expect(65).json();
    assertThat(report.path("mismatched")).isEmpty();
    assertThat(report.at("/receipt/state").asText()).isEqualTo("invalid");
    return report.at("/receipt/findings").findValuesAsText("code");
  }

  private Lumenark.Run verify(String accession, Path out, Receipt receipt)
      throws IOException, InterruptedException {
    Path kept = Files.writeString(work.resolve(accession + ".jws"), receipt.text());
    return stranger()
        .run("verify", accession, out.toString(), "--receipt", kept.toString(), "--json");
  }

  /** As a depositor's script keeps it. */
  private Receipt receipt(String accession) throws IOException, InterruptedException {
    String address = system.url() + "/api/v1/submissions/" + accession + "/receipt";
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Authorization", "Bearer " + depositor.run("token").expect(0).out().strip())
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return new Receipt(answer.body());
    }
  }

  @Test
  void damagedFilesFailByThemselvesAndTheStudyCompletes() throws IOException, InterruptedException {
    Path folder = Files.createDirectory(work.resolve("mixed"));
    Path malformed = images("malformed");
    String truncated = "derived_truncated60pct_multi-channel-z-series.ome.tif";
    Files.copy(malformed.resolve(truncated), folder.resolve(truncated));
    Files.copy(malformed.resolve("derived_zero-byte.tif"), folder.resolve("derived_zero-byte.tif"));
    Files.writeString(folder.resolve("notes.txt"), "Seen on a Tuesday.\n");

    JsonNode study = deposit(folder, "A study with a damaged file");

    assertThat(study.at("/ingest/state").asText()).isEqualTo("completed");
    assertThat(study.path("state").asText()).isEqualTo("public");
    assertThat(study.path("problems"))
        .filteredOn(problem -> problem.path("path").asText().equals(truncated))
        .isNotEmpty()
        .allSatisfy(problem -> {
          assertThat(problem.path("code").asText()).matches("[a-z0-9]+([.-][a-z0-9]+)*");
          assertThat(problem.path("message").asText()).isNotBlank();
        });
    Path out = work.resolve("out");
    String accession = study.path("accession").asText();
    stranger().run("download", accession, "--out", out.toString()).expect(0);
    assertEqualFiles(folder, out);
  }

  @Test
  void aCompanionFileAndItsPlanesAreOneImage() throws IOException, InterruptedException {
    JsonNode study = deposit(images("ome-tiff/multifile-companion"), "Five planes, one image");
    assertThat(study.path("images")).hasSize(1);
    assertThat(study.at("/images/0/state").asText()).isEqualTo("converted");
  }

  @Test
  void aPrivateStudyDoesNotExistForStrangersUntilItIsReleased()
      throws IOException, InterruptedException {
    Path folder = Files.createDirectory(work.resolve("secret"));
    Files.writeString(folder.resolve("notes.txt"), "Not yet.\n");
    JsonNode study =
        depositor
            .run(LONG, "deposit", folder.toString(), "--title", "Later", "--wait", "--json")
            .expect(0)
            .json();
    String accession = study.path("accession").asText();
    assertThat(study.path("state").asText()).isEqualTo("private");
    stranger().run("status", accession, "--json").expect(66);
    stranger().run("download", accession, "--out", work.resolve("no").toString()).expect(66);
    stranger().run("release", accession, "--json").expect(77);

    JsonNode released = depositor.run("release", accession, "--json").expect(0).json();
    assertThat(released.path("state").asText()).isEqualTo("public");
    stranger().run("status", accession, "--json").expect(0);
  }

  private JsonNode deposit(Path folder, String title) throws IOException, InterruptedException {
    return depositor
        .run(
            LONG,
            "deposit",
            folder.toString(),
            "--title",
            title,
            "--release",
            "now",
            "--wait",
            "--json")
        .expect(0)
        .json();
  }

  private static void assertEqualFiles(Path expected, Path actual) throws IOException {
    TreeMap<String, Path> wanted = Folders.files(expected);
    TreeMap<String, Path> found = Folders.files(actual);
    assertThat(found.keySet()).isEqualTo(wanted.keySet());
    List<String> different = new ArrayList<>();
    for (Map.Entry<String, Path> file : wanted.entrySet()) {
      if (Files.mismatch(file.getValue(), found.get(file.getKey())) != -1) {
        different.add(file.getKey());
      }
    }
    assertThat(different).isEmpty();
  }

  private static void flipOneByte(Path file) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      long middle = bytes.length() / 2;
      bytes.seek(middle);
      int value = bytes.read();
      bytes.seek(middle);
      bytes.write(value ^ 1);
    }
  }
}
