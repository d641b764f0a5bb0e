package org.lumenark.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lumenark.testkit.SharedSamples;

/**
 * Records of real studies as search knows of them: PageTab of the BioImage Archive and others under
 * their own accessions, study files of the Image Data Resource as {@code IDR1}.
 */
final class RealStudies {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern IDR = Pattern.compile("idr0*([1-9][0-9]*)-.*");

  private RealStudies() {}

  static List<Described> all() throws IOException {
    List<Described> studies = new ArrayList<>();
    for (Path folder : folders("metadata/pagetab/real")) {
      studies.add(pageTab(folder.resolve(folder.getFileName() + "_original.json")));
    }
    for (Path folder : folders("metadata/idr")) {
      Matcher name = IDR.matcher(folder.getFileName().toString());
      if (name.matches()) {
        studies.add(idr("IDR" + name.group(1), folder));
      }
    }
    return studies;
  }

  private static List<Path> folders(String name) throws IOException {
    try (Stream<Path> folders = Files.list(SharedSamples.folder(name))) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static Described pageTab(Path file) throws IOException {
    JsonNode submission = JSON.readTree(Files.readAllBytes(file));
    Map<String, List<String>> own = attributes(submission);
    Map<String, List<String>> section = attributes(submission.path("section"));
    Map<String, List<String>> below = new HashMap<>();
    gather(submission.path("section"), below);
    return Described.of(
            submission.path("accno").asText(),
            first(own.containsKey("title") ? own.get("title") : section.get("title")))
        .saying(String.join(" ", section.getOrDefault("description", List.of())))
        .with(
            section.getOrDefault("keywords", section.getOrDefault("keyword", List.of())),
            below.getOrDefault("author", List.of()))
        .of(
            below.getOrDefault("organism", List.of()),
            below.getOrDefault("imaging method", List.of()),
            List.of());
  }

  private static void gather(JsonNode node, Map<String, List<String>> found) {
    if (node.isArray()) {
      node.forEach(each -> gather(each, found));
      return;
    }
    Map<String, List<String>> own = attributes(node);
    for (String name : List.of("organism", "imaging method")) {
      found
          .computeIfAbsent(name, each -> new ArrayList<>())
          .addAll(own.getOrDefault(name, List.of()));
    }
    if (node.path("type").asText().equalsIgnoreCase("author")) {
      found
          .computeIfAbsent("author", each -> new ArrayList<>())
          .addAll(own.getOrDefault("name", List.of()));
    }
    node.path("subsections").forEach(each -> gather(each, found));
  }

  private static Map<String, List<String>> attributes(JsonNode node) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (JsonNode attribute : node.path("attributes")) {
      String value = attribute.path("value").asText("").strip();
      if (!value.isEmpty()) {
        values
            .computeIfAbsent(
                attribute.path("name").asText("").toLowerCase(Locale.ROOT),
                name -> new ArrayList<>())
            .add(value);
      }
    }
    return values;
  }

  private static Described idr(String accession, Path folder) throws IOException {
    Path file;
    try (Stream<Path> files = Files.list(folder)) {
      file = files.filter(each -> each.toString().endsWith("-study.txt")).findFirst().orElseThrow();
    }
    Map<String, List<String>> rows = new HashMap<>();
    for (String line :
        new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\r?\n")) {
      String[] cells = line.split("\t");
      Arrays.stream(cells)
          .skip(1)
          .map(cell -> cell.replaceAll("^\"|\"$", "").strip())
          .filter(cell -> !cell.isEmpty() && !cell.startsWith("#"))
          .forEach(
              cell -> rows.computeIfAbsent(cells[0].strip(), name -> new ArrayList<>()).add(cell));
    }
    return Described.of(accession, first(rows.get("Study Title")))
        .saying(
            String.join(
                " ", of(rows, "Study Description", "Screen Description", "Experiment Description")))
        .with(
            of(rows, "Study Key Words"),
            of(rows, "Study Author List").stream()
                .flatMap(list -> Arrays.stream(list.split("\\s*,\\s*")))
                .toList())
        .of(
            of(rows, "Study Organism"),
            of(rows, "Screen Imaging Method", "Experiment Imaging Method"),
            of(rows, "Phenotype Name"));
  }

  private static List<String> of(Map<String, List<String>> rows, String... names) {
    return Arrays.stream(names)
        .flatMap(name -> rows.getOrDefault(name, List.of()).stream())
        .distinct()
        .toList();
  }

  private static String first(List<String> values) {
    return values == null || values.isEmpty() ? "" : values.getFirst().replaceAll("\\s+", " ");
  }
}
