package org.lumenark.gateway.pages;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the page of a frozen manifest says to programs: how it is cited, and where its descriptions
 * and its files are. It follows from the address alone.
 *
 * @see <a href="https://signposting.org/FAIR/">FAIR Signposting profile, level 1</a>
 */
final class ManifestLinks {

  private static final String MANIFESTS = "manifests";
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

  private ManifestLinks() {}

  /**
   * The header {@code Link}, or empty for what is no page of a manifest.
   *
   * @param segments of the path
   */
  static Optional<String> of(List<String> segments) {
    if (segments.size() != 2
        || !segments.getFirst().equals(MANIFESTS)
        || !ID.matcher(segments.getLast()).matches()) {
      return Optional.empty();
    }
    String manifest = "/api/v1/manifests/" + segments.getLast();
    return Optional.of(
        String.join(
            ", ",
            "</manifests/%s>; rel=\"cite-as\"".formatted(segments.getLast()),
            PageLink.of(manifest + ".ro-crate.json", "describedby", "application/ld+json"),
            PageLink.of(manifest + ".croissant.json", "describedby", "application/ld+json"),
            PageLink.of(manifest + "/archive.zip", "item", "application/zip"),
            PageLink.of(manifest + ".csv", "item", "text/csv"),
            "<https://schema.org/AboutPage>; rel=\"type\"",
            "<https://schema.org/Dataset>; rel=\"type\""));
  }
}
