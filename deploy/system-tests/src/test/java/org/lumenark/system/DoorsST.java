package org.lumenark.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.lumenark.testkit.BioStudiesClient;

/** Other people's programs read a study of the running archive through the doors made for them. */
class DoorsST extends SystemTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();

  private String deposit() throws IOException, InterruptedException {
    Path folder = Files.createDirectories(work.resolve("deposit/a b"));
    Files.writeString(folder.resolve("one & two.txt"), "one");
    Files.writeString(folder.getParent().resolve("three.txt"), "three");
    return depositor
        .run(
            "deposit",
            folder.getParent().toString(),
            "--title",
            "Doors and quokkas",
            "--release",
            "now",
            "--wait",
            "--json")
        .expect(0)
        .json()
        .get("accession")
        .asText();
  }

  @Test
  void aScriptWrittenForBioStudiesWorksButForTheAddress() throws Exception {
    String accession = deposit();
    BioStudiesClient client = new BioStudiesClient(system.url() + "/biostudies", work);

    assertThat(client.run("search", "quokkas").path("accessions"))
        .extracting(JsonNode::asText)
        .contains(accession);
    assertThat(client.run("search", "quokkas", "BioImages").path("accessions"))
        .extracting(JsonNode::asText)
        .contains(accession);
    assertThat(client.run("study", accession).path("paths"))
        .extracting(JsonNode::asText)
        .containsExactly("a b/one & two.txt", "three.txt");
    assertThat(client.run("table", accession).path("paths")).hasSize(2);
    // printf one | sha256sum
    assertThat(client.run("fetch", accession, "a b/one & two.txt").path("sha256"))
        .extracting(JsonNode::asText)
        .containsOnly("7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed");
  }

  @Test
  void aManifestAndAListAreDownloadedByProgramsOfOthers() throws Exception {
    String accession = deposit();
    String token = depositor.run("token").expect(0).out().strip();
    HttpResponse<String> made =
        http.send(
            HttpRequest.newBuilder(URI.create(system.url() + "/api/v1/manifests"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        "{\"title\": \"Both\", \"studies\": [{\"accession\": \"%s\"}]}"
                            .formatted(accession)))
                .build(),
            BodyHandlers.ofString());
    assertThat(made.statusCode()).as(made.body()).isIn(200, 201);
    String manifest = "/api/v1/manifests/" + JSON.readTree(made.body()).path("id").asText();

    Path zip = work.resolve("manifest.zip");
    http.send(get(manifest + "/archive.zip"), BodyHandlers.ofFile(zip));
    assertThat(run(work, "unzip", "-tqq", zip.toString())).isEmpty();
    assertThat(run(work, "unzip", "-p", zip.toString(), accession + "/three.txt"))
        .isEqualTo("three");

    Path out = Files.createDirectories(work.resolve("out"));
    Path list = out.resolveSibling("list");
    Path sums = out.resolveSibling("sums");
    String files = "/api/v1/studies/" + accession + "/files.txt";
    http.send(get(files), BodyHandlers.ofFile(list));
    http.send(get(files + "?form=sha256sum"), BodyHandlers.ofFile(sums));
    run(out, "wget", "-q", "-x", "-nH", "--cut-dirs=2", "-i", list.toString());
    assertThat(run(out, "sha256sum", "--check", sums.toString()).lines())
        .containsExactly("a b/one & two.txt: OK", "three.txt: OK");
  }

  @Test
  void thePageOfAStudyLeadsToItsLinksAndAFileToItsPage() throws Exception {
    String accession = deposit();
    HttpResponse<String> page = http.send(get("/studies/" + accession), BodyHandlers.ofString());
    assertThat(page.headers().firstValue("Link").orElse(""))
        .contains(
            "</api/v1/studies/"
                + accession
                + "/linkset>; rel=\"linkset\"; type=\"application/linkset+json\"",
            "</studies/" + accession + ">; rel=\"cite-as\"");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<script type=\"application/ld+json\">{");
    HttpResponse<String> file =
        http.send(get("/files/" + accession + "/three.txt"), BodyHandlers.ofString());
    assertThat(file.headers().firstValue("Link"))
        .hasValue(
            "<"
                + system.url()
                + "/studies/"
                + accession
                + ">; rel=\"collection\"; type=\"text/html\"");
    JsonNode links =
        JSON.readTree(
            http.send(get("/api/v1/studies/" + accession + "/linkset"), BodyHandlers.ofString())
                .body());
    assertThat(links.at("/linkset/0/item")).hasSize(2);
    assertThat(http.send(get("/sitemap/1.xml"), BodyHandlers.ofString()).body())
        .contains("/studies/" + accession + "<");
  }

  private HttpRequest get(String path) {
    return HttpRequest.newBuilder(URI.create(system.url() + path)).build();
  }

  private static String run(Path folder, String... command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(List.of(command))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output;
  }
}
