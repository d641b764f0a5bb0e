package org.lumenark.metadata.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumenark.platform.query.ParsedQuery;
import org.lumenark.platform.query.Query;
import org.lumenark.platform.query.QueryParser;

class FilePlanTest {

  private static final List<FoundFile> FILES =
      List.of(
          file("plate/HeLaCells_t007.ome.tif", 4_000),
          file("plate/HeLaCells_t107.tif", 4_999),
          file("newt lung_7.czi", 5_000),
          file("lung newt_207.tif", 999),
          file("readme.txt", 0));

  @ParameterizedTest
  @CsvSource({
    "tif, true",
    "NOT (tif OR helacells), true",
    "extension:ome.tif AND format:czi, true",
    "size:[4000 TO *], true",
    "size:[4000 TO 4999], true",
    "size:4999, false",
    "size:[1 TO 4500], false",
    "t007, false",
    "7, false",
    "\"newt lung\", false",
    "NOT 7, false"
  })
  void what_the_index_knows_for_sure_needs_no_look_at_a_file(String query, boolean exact) {
    assertThat(FilePlan.of(parsed(query)).exact()).isEqualTo(exact);
  }

  /** The index is played here by the keys of each file, so that the bounds meet the last word. */
  @Test
  void no_file_is_meant_outside_of_most_or_not_meant_inside_of_least() {
    Random random = new Random(11);
    List<String> words =
        List.of(
            "7",
            "tif",
            "hela",
            "t7",
            "207",
            "\"newt lung\"",
            "size:[1 TO 4500]",
            "size:[* TO 999]",
            "size:4999",
            "extension:.tif",
            "extension:ome.tif",
            "S-LMK1",
            "accession:s-lmk2",
            "year:2026",
            "attribute:\"Gene:PLK1\"",
            "attribute:nothing");
    Set<Boolean> outcomes = new HashSet<>();
    for (int round = 0; round < 5_000; round++) {
      Query query = parsed(text(random, words, 3));
      FilePlan plan = FilePlan.of(query);
      for (FoundFile file : FILES) {
        boolean meant = new FileMatch(file.facts()).meets(query);
        outcomes.add(meant);
        assertThat(!meant || holds(plan.most(), file)).as("%s %s", query, file.path()).isTrue();
        assertThat(meant || !holds(plan.least(), file)).as("%s %s", query, file.path()).isTrue();
        if (plan.exact()) {
          assertThat(holds(plan.most(), file)).as("%s %s", query, file.path()).isEqualTo(meant);
        }
      }
    }
    assertThat(outcomes).containsExactlyInAnyOrder(true, false);
  }

  private static boolean holds(Blocks blocks, FoundFile file) {
    return switch (blocks) {
      case Blocks.Keyed(List<String> keys) -> {
        Set<String> own = new HashSet<>(FileKeys.of(file.path(), file.size()));
        file.attributes().forEach((name, value) -> own.add(name + "\u001f" + value));
        yield keys.stream().anyMatch(own::contains);
      }
      case Blocks.OfStudies(Blocks.Studies studies) ->
          switch (studies) {
            case Blocks.Studies.Named(String accession) -> accession.equals("s-lmk1");
            case Blocks.Studies.InCollection(String collection) -> collection.equals("bioimages");
            case Blocks.Studies.Released _ -> true;
          };
      case Blocks.All(List<Blocks> parts) -> parts.stream().allMatch(part -> holds(part, file));
      case Blocks.AnyOf(List<Blocks> parts) -> parts.stream().anyMatch(part -> holds(part, file));
      case Blocks.Outside(Blocks part) -> !holds(part, file);
      case Blocks.Nothing() -> false;
    };
  }

  private static String text(Random random, List<String> words, int depth) {
    int choice = random.nextInt(depth == 0 ? 1 : 4);
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      parts.add(
          choice == 0
              ? words.get(random.nextInt(words.size()))
              : "(" + text(random, words, depth - 1) + ")");
    }
    return switch (choice) {
      case 1 -> String.join(" OR ", parts);
      case 2 -> "NOT " + parts.getFirst();
      default -> String.join(" ", parts);
    };
  }

  private static Query parsed(String text) {
    return ((ParsedQuery.Understood) QueryParser.parse(text, FileFields.VOCABULARY)).query();
  }

  private static FoundFile file(String path, long size) {
    return new FoundFile(
        "file",
        "S-LMK1",
        1,
        "title",
        "BioImages",
        Instant.parse("2026-05-05T00:00:00Z"),
        0,
        path,
        size,
        "",
        null,
        null,
        Map.of("Gene", path.startsWith("plate") ? "PLK1" : "TP53"),
        "");
  }
}
