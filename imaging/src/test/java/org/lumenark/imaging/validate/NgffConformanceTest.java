package org.lumenark.imaging.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.lumenark.imaging.samples.SharedData;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.validate.NgffOptions.Rigour;

/** The conformance suites of the specifications, their examples, and metadata made to do harm. */
class NgffConformanceTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;

  @TestFactory
  Stream<DynamicTest> suites_are_judged_as_they_say() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String version : List.of("0.4", "0.5")) {
      for (Path file : files(ngff().resolve(version).resolve("tests"), "_suite.json")) {
        String name = file.getFileName().toString();
        String kind = name.replaceAll("strict_|_suite.json", "");
        JsonNode cases = JSON.readTree(file.toFile()).get("tests");
        for (int i = 0; i < cases.size(); i++) {
          JsonNode one = cases.get(i);
          Path document = folder.resolve(version + name + i + ".json");
          Files.writeString(document, one.get("data").toString());
          tests.add(
              DynamicTest.dynamicTest(
                  version + " " + name + " " + i + " " + one.path("formerly").asText(),
                  () ->
                      judge(
                          document,
                          kind,
                          version,
                          name.startsWith("strict_"),
                          one.get("valid").asBoolean())));
        }
      }
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> examples_of_the_specifications_are_valid() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String version : List.of("0.4", "0.5")) {
      for (Path file : files(ngff().resolve(version).resolve("examples"), ".json")) {
        String parent = file.getParent().getFileName().toString();
        String kind = parent.replace("_strict", "").replace("multiscales", "image");
        tests.add(
            DynamicTest.dynamicTest(
                version + " " + file.getFileName(), () -> judge(file, kind, version, false, true)));
      }
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> cases_of_the_release_candidate_are_judged_as_they_say() throws IOException {
    Path root = ngff().resolve("0.6-rc/tests");
    return files(root, ".json").stream()
        .map(file -> {
          String inside = root.relativize(file).toString();
          Path input = file.endsWith("zarr.json") ? file.getParent() : file;
          return DynamicTest.dynamicTest(
              inside,
              () ->
                  judge(
                      input, null, "0.6", inside.contains("/strict/"), inside.contains("/valid/")));
        });
  }

  @TestFactory
  Stream<DynamicTest> metadata_made_to_do_harm_is_told() throws IOException {
    Path root = metadata().resolve("hostile");
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode one : JSON.readTree(root.resolve("INDEX.json").toFile())) {
      if (one.get("class").asText().equals("ngff")) {
        Path file = root.resolve(one.get("file").asText());
        tests.add(
            DynamicTest.dynamicTest(
                one.get("what").asText(), () -> hostile(file, one.get("must").asText())));
      }
    }
    return tests.stream();
  }

  @Test
  void bytes_that_begin_like_utf_32_are_no_json() throws IOException {
    Path file =
        Files.write(folder.resolve("utf-32.json"), new byte[] {'{', 0, 0, 0, 65, 65, 65, 65});
    NgffReport report =
        new NgffValidator(ReadLimits.DEFAULT)
            .validate(file, new NgffOptions(Optional.empty(), Optional.empty(), Rigour.MUST));
    assertThat(report.findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.code()).isEqualTo("json.invalid"));
    wellFormed(report);
  }

  @TestFactory
  Stream<DynamicTest> hierarchies_that_others_wrote_are_valid() throws IOException {
    return Stream.of(
            ngff().resolve("challenge/hcs.zarr"),
            SharedData.images().resolve("ome-zarr/hcs.ome.zarr"),
            SharedData.images().resolve("ome-zarr/tubhiswt4D_sub.zarr"),
            SharedData.images().resolve("ome-zarr/synthetic_v0.5_hcs.zarr"))
        .map(input ->
            DynamicTest.dynamicTest(
                input.getFileName().toString(), () -> judge(input, null, null, false, true)));
  }

  private static void judge(Path input, String kind, String version, boolean strict, boolean valid)
      throws IOException {
    NgffOptions options =
        new NgffOptions(
            Optional.ofNullable(kind).flatMap(NgffKind::of),
            Optional.ofNullable(version),
            strict ? Rigour.SHOULD : Rigour.MUST);
    NgffReport report = new NgffValidator(ReadLimits.DEFAULT).validate(input, options);
    assertThat(report.valid()).as(report.toString()).isEqualTo(valid);
    if (kind != null) {
      assertThat(report.kind()).isEqualTo(kind);
    }
    wellFormed(report);
  }

  private static void hostile(Path file, String must) throws IOException {
    Path input = file;
    if (file.toString().endsWith(".gz")) {
      input = folder.resolve(file.getFileName().toString().replace(".gz", ""));
      try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
        Files.copy(in, input);
      }
    }
    NgffReport report = new NgffValidator(ReadLimits.DEFAULT).validate(input, NgffOptions.DEFAULT);
    wellFormed(report);
    if (must.startsWith("refuse") || must.endsWith("refuse")) {
      assertThat(report.valid()).as(report.toString()).isFalse();
    } else if (must.startsWith("report")) {
      assertThat(report.findings()).isNotEmpty();
    }
  }

  private static void wellFormed(NgffReport report) {
    for (NgffFinding finding : report.findings()) {
      assertThat(finding.code()).matches("[a-z0-9]+([.-][a-z0-9]+)*");
      assertThat(finding.message()).isNotBlank();
      assertThat(finding.remedy()).isNotBlank();
    }
  }

  private static Path metadata() {
    return SharedData.images().resolveSibling("metadata");
  }

  private static Path ngff() {
    return metadata().resolve("ngff");
  }

  private static List<Path> files(Path root, String end) throws IOException {
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(file -> file.toString().endsWith(end)).sorted().toList();
    }
  }
}
