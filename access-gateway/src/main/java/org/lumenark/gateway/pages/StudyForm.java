package org.lumenark.gateway.pages;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.gateway.pages.AcceptedTypes.MediaType;

/** What can be had at the address of a study, by the media type that a client asks for. */
enum StudyForm {
  PAGE("/studies/%s", MediaType.of("text/html")),
  JSON("/api/v1/studies/%s.json", MediaType.of("application/json")),
  RO_CRATE(
      "/api/v1/studies/%s.ro-crate.json", MediaType.of("application/ld+json", "w3id.org/ro/crate")),
  CROISSANT(
      "/api/v1/studies/%s.croissant.json",
      MediaType.of("application/ld+json", "mlcommons.org/croissant")),
  SCHEMA_ORG(
      "/api/v1/studies/%s.jsonld",
      MediaType.of("application/ld+json"), MediaType.of("application/vnd.schemaorg.ld+json")),
  DATACITE_XML(
      "/api/v1/studies/%s.datacite.xml", MediaType.of("application/vnd.datacite.datacite+xml")),
  DATACITE_JSON(
      "/api/v1/studies/%s.datacite.json", MediaType.of("application/vnd.datacite.datacite+json")),
  CSL("/api/v1/studies/%s.csl.json", MediaType.of("application/vnd.citationstyles.csl+json")),
  BIBTEX("/api/v1/studies/%s.bib", MediaType.of("application/x-bibtex")),
  LINKS("/api/v1/studies/%s/linkset", MediaType.of("application/linkset+json"));

  private final String address;
  private final List<MediaType> types;

  StudyForm(String address, MediaType... types) {
    this.address = address;
    this.types = List.of(types);
  }

  /** Where the study with this name has it. */
  String address(String name) {
    return address.formatted(name);
  }

  /**
   * The form that is wanted most.
   *
   * @param accept null if the client does not say
   * @param usual what is there without a redirect; it is also for those who want none of all
   */
  static StudyForm wanted(@Nullable String accept, StudyForm usual) {
    AcceptedTypes accepted = AcceptedTypes.of(accept);
    StudyForm wanted = usual;
    double most = usual.quality(accepted);
    for (StudyForm form : values()) {
      double quality = form.quality(accepted);
      if (quality > most) {
        wanted = form;
        most = quality;
      }
    }
    return wanted;
  }

  private double quality(AcceptedTypes accepted) {
    return types.stream().mapToDouble(accepted::quality).max().orElse(0);
  }

  /** The study, or version of one, that a path ends with; empty for what is no name of one. */
  static Optional<String> name(List<String> before, List<String> segments) {
    return segments.size() == before.size() + 1
            && segments.subList(0, before.size()).equals(before)
            && StudyLinks.isName(segments.getLast())
        ? Optional.of(segments.getLast())
        : Optional.empty();
  }
}
