package org.lumenark.search;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lumenark.contracts.event.CatalogueState.Annotated;
import org.lumenark.contracts.event.CatalogueState.StudyCatalogued;
import org.lumenark.contracts.event.FileTotals;
import org.lumenark.contracts.event.Visibility;
import org.lumenark.contracts.id.Accession;
import org.lumenark.contracts.id.CollectionName;

/** A study that says what a test wants it to, and nothing else. */
record Described(
    String accession,
    String title,
    String description,
    List<String> keywords,
    List<String> authors,
    List<String> organisms,
    List<String> imagingMethods,
    List<String> phenotypes,
    long bytes,
    Instant released) {

  private static final Instant RELEASED = Instant.parse("2026-03-03T00:00:00Z");

  static Described of(String accession, String title) {
    return new Described(
        accession, title, "", List.of(), List.of(), List.of(), List.of(), List.of(), 1_000,
        RELEASED);
  }

  Described saying(String text) {
    return new Described(
        accession,
        title,
        text,
        keywords,
        authors,
        organisms,
        imagingMethods,
        phenotypes,
        bytes,
        released);
  }

  Described with(List<String> newKeywords, List<String> newAuthors) {
    return new Described(
        accession,
        title,
        description,
        newKeywords,
        newAuthors,
        organisms,
        imagingMethods,
        phenotypes,
        bytes,
        released);
  }

  Described of(List<String> newOrganisms, List<String> newMethods, List<String> newPhenotypes) {
    return new Described(
        accession,
        title,
        description,
        keywords,
        authors,
        newOrganisms,
        newMethods,
        newPhenotypes,
        bytes,
        released);
  }

  Described sized(long newBytes, String day) {
    return new Described(
        accession,
        title,
        description,
        keywords,
        authors,
        organisms,
        imagingMethods,
        phenotypes,
        newBytes,
        Instant.parse(day + "T00:00:00Z"));
  }

  StudyCatalogued open() {
    return state(1, Visibility.PUBLIC, List.of());
  }

  StudyCatalogued closed() {
    return state(1, Visibility.PRIVATE, List.of("someone"));
  }

  StudyCatalogued withdrawn() {
    return state(2, Visibility.WITHDRAWN, List.of());
  }

  private StudyCatalogued state(long revision, Visibility visibility, List<String> readers) {
    return new StudyCatalogued(
        new Accession(accession),
        1,
        revision,
        visibility,
        title,
        description,
        keywords,
        authors,
        organisms,
        imagingMethods,
        Optional.of("CC-BY-4.0"),
        Optional.of(CollectionName.DEFAULT),
        released,
        released,
        new FileTotals(1, bytes),
        0,
        List.of(),
        List.of(),
        readers,
        phenotypes.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Annotated(List.of(), List.of(), phenotypes, List.of(), List.of(), List.of())));
  }
}
