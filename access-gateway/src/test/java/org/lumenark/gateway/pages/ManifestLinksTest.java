package org.lumenark.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ManifestLinksTest {

  private static final String ID = "0123456789abcdef0123456789abcdef";

  @Test
  void the_page_of_a_manifest_says_how_it_is_cited_and_where_its_forms_are() {
    assertThat(ManifestLinks.of(List.of("manifests", ID)).orElseThrow())
        .startsWith("</manifests/" + ID + ">; rel=\"cite-as\", ")
        .contains(
            "</api/v1/manifests/"
                + ID
                + ".croissant.json>; rel=\"describedby\"; type=\"application/ld+json\"",
            "</api/v1/manifests/" + ID + "/archive.zip>; rel=\"item\"; type=\"application/zip\"");
  }

  @Test
  void what_cannot_be_a_manifest_leads_nowhere() {
    assertThat(ManifestLinks.of(List.of("manifests"))).isEmpty();
    assertThat(ManifestLinks.of(List.of("studies", ID))).isEmpty();
    assertThat(ManifestLinks.of(List.of("manifests", ID.toUpperCase(java.util.Locale.ROOT))))
        .isEmpty();
    assertThat(ManifestLinks.of(List.of("manifests", ID + ">, <x"))).isEmpty();
  }
}
