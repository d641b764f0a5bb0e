package org.lumenark.document.export;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lumenark.contracts.event.FileTotals;
import org.lumenark.document.Licences;

/**
 * What all exports of a study tell.
 *
 * @param released when it became public; empty while it is private
 * @param people in the order of citation; empty for reviewers, who must not learn of them
 * @param organisms of the samples, each once
 * @param methods of imaging, each once
 */
public record StudyFacts(
    Address address,
    String title,
    String description,
    List<String> keywords,
    Optional<String> licence,
    Instant submitted,
    Optional<Instant> released,
    List<Person> people,
    List<Subject> organisms,
    List<Subject> methods,
    List<Funding> funding,
    List<Publication> publications,
    List<String> links,
    FileTotals files) {

  /**
   * Where it stands.
   *
   * @param doi registered for it, without {@code https://doi.org/}
   * @param page for people, which also leads programs on; it stays where it is
   * @param study its address in the interface, without a slash at the end
   * @param archive name of the archive
   * @param home address of the archive
   * @param files where all of them are had
   */
  public record Address(
      String accession,
      int version,
      Optional<String> doi,
      String page,
      String study,
      String archive,
      String home,
      FileListing files) {

    /** Of a study, whose files are listed below it. */
    public Address(
        String accession,
        int version,
        Optional<String> doi,
        String page,
        String study,
        String archive,
        String home) {
      this(accession, version, doi, page, study, archive, home, FileListing.ofStudy(study));
    }

    /** What it is cited by: its DOI, else the address of its page. */
    public String persistent() {
      return doi.map(DoiAddress::of).orElse(page);
    }
  }

  /**
   * Who made it.
   *
   * @param orcid {@code https://orcid.org/…}
   */
  public record Person(String name, Optional<String> orcid, List<Organisation> organisations) {}

  /**
   * Where somebody works.
   *
   * @param ror {@code https://ror.org/…}
   */
  public record Organisation(String name, Optional<String> ror) {}

  /**
   * A term of an ontology, or free text.
   *
   * @param id CURIE such as {@code NCBITaxon:9606}
   */
  public record Subject(String label, Optional<String> id) {

    /** Where the term is explained, by identifiers.org or the OBO foundry. */
    Optional<String> address() {
      return id.filter(curie -> curie.matches("[A-Za-z][A-Za-z0-9_.]*:[A-Za-z0-9_-]+"))
          .map(curie -> "http://purl.obolibrary.org/obo/" + curie.replaceFirst(":", "_"));
    }

    /** The name of the ontology, as its terms begin. */
    Optional<String> scheme() {
      return address().flatMap(known -> id).map(curie -> curie.substring(0, curie.indexOf(':')));
    }
  }

  /** Who paid. */
  public record Funding(String agency, Optional<String> grant) {}

  /**
   * What was written about it.
   *
   * @param doi without {@code https://doi.org/}
   */
  public record Publication(String title, Optional<String> doi, Optional<String> pubmedId) {}

  /** Where the text of the licence stands, if it is one that the archive publishes under. */
  public Optional<String> licenceAddress() {
    return licence
        .map(Licences::spdx)
        .flatMap(spdx ->
            switch (spdx) {
              case "CC0-1.0" -> Optional.of("https://creativecommons.org/publicdomain/zero/1.0/");
              case "CC-BY-4.0" -> Optional.of("https://creativecommons.org/licenses/by/4.0/");
              default -> Optional.empty();
            });
  }

  /** The moment that counts as its publication: the release, before that the submission. */
  Instant published() {
    return released.orElse(submitted);
  }
}
