package org.lumenark.metadata.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lumenark.metadata.file.AttributeFilter;

class ManifestIdTest {

  private static Part part(String accession, int version, List<String> filters, String... paths) {
    return new Part(accession, version, 10, AttributeFilter.parse(filters), List.of(paths));
  }

  @Test
  void the_id_follows_from_all_that_makes_a_manifest_and_from_nothing_else() {
    String id = ManifestId.of("T", List.of(part("S-LMK1", 1, List.of("A:1", "B:2"))));

    assertThat(ManifestId.isId(id)).isTrue();
    assertThat(ManifestId.of("T", List.of(part("S-LMK1", 1, List.of("B:2", "A:1")))))
        .as("filters have no order")
        .isEqualTo(id);
    assertThat(
            List.of(
                id,
                ManifestId.of("U", List.of(part("S-LMK1", 1, List.of("A:1", "B:2")))),
                ManifestId.of("T", List.of(part("S-LMK2", 1, List.of("A:1", "B:2")))),
                ManifestId.of("T", List.of(part("S-LMK1", 2, List.of("A:1", "B:2")))),
                ManifestId.of("T", List.of(part("S-LMK1", 1, List.of("A:1")))),
                ManifestId.of("T", List.of(part("S-LMK1", 1, List.of()))),
                ManifestId.of("T", List.of(part("S-LMK1", 1, List.of(), "a", "b"))),
                ManifestId.of("T", List.of(part("S-LMK1", 1, List.of(), "ab"))),
                ManifestId.of(
                    "T", List.of(part("S-LMK1", 1, List.of(), "a"), part("S-LMK2", 1, List.of())))))
        .doesNotHaveDuplicates();
  }

  @Test
  void a_filter_is_told_as_it_would_be_asked() {
    List<String> asked = List.of("Plate:p1", "\"Gene: symbol\":TP53", "\"a\"\"b:c\":d:e");

    assertThat(AttributeFilter.parse(asked).stream().map(AttributeFilter::asked))
        .containsExactlyElementsOf(asked);
  }

  /** By the example of DRS 1.5, with another digest: printf 5e0872 | sha256sum. */
  @Test
  void the_checksum_of_a_bundle_is_over_its_sorted_checksums() {
    assertThat(BundleChecksum.of(List.of("72", "5e08")))
        .isEqualTo("20bc52a9c44ecc1352d08b2ca1bec2430cb6c223380542dacb542077d13a96bd");
  }
}
