package org.lumenark.document.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lumenark.contracts.event.FileTotals;

/** A study that says everything, one that says nothing, and their files. */
final class Samples {

  static final StudyFacts.Address ADDRESS =
      new StudyFacts.Address(
          "S-LMK12",
          2,
          Optional.empty(),
          "https://archive.example/studies/S-LMK12",
          "https://archive.example/api/v1/studies/S-LMK12",
          "Archive of Examples",
          "https://archive.example/");

  private static final String DOCUMENT =
      """
      {"authors": [
         {"name": "Ludwig van der Meer", "orcid": "0000-0002-1825-0097", "email": "l@meer.example",
          "organisation": [{"name": "Institute of Cells", "ror": "https://ror.org/02catss52"}]},
         {"name": "Okafor, Ada", "orcid": "0000-0002-1825-0098", "organisation": "Free & Open <Lab>"},
         {"name": "Hypatia"}],
       "organisms": [{"id": "NCBITaxon:9606", "label": "Homo sapiens"}],
       "biosamples": [{"title": "a", "organism": "Homo sapiens"}, {"organism": "a mouse"}],
       "imageAcquisitions": [
         {"imagingMethod": [{"id": "FBbi:00000251", "label": "confocal microscopy"}]},
         {"imagingMethod": "confocal microscopy"}],
       "funding": [{"agency": "Fund for Light", "grant": "L-1"}, {"grant": "nobody's"}],
       "publications": [
         {"title": "Cells at work", "doi": "https://doi.org/10.1000/cells.1", "pubmedId": "123"},
         {"title": "Not out yet", "doi": "soon"}],
       "links": [{"url": "https://code.example/x?a=1&b=2"}, {"url": "EMPIAR-10310"}]}
      """;

  private Samples() {}

  static JsonNode document() {
    try {
      return new ObjectMapper().readTree(DOCUMENT);
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  static StudyFacts full() {
    FactsReader reader = new FactsReader(document());
    return new StudyFacts(
        ADDRESS,
        "50 % of cells & {their} nuclei_1",
        "Seen\u0001 with <light> \uD800 and 🔬.",
        List.of("nuclei", "cells"),
        Optional.of("CC0"),
        Instant.parse("2026-01-30T10:00:00Z"),
        Optional.of(Instant.parse("2026-03-05T23:59:59Z")),
        reader.people(),
        reader.organisms(),
        reader.methods(),
        reader.funding(),
        reader.publications(),
        reader.links(),
        new FileTotals(2, 3_000_000_000L));
  }

  /** A released study that says this alone. */
  static StudyFacts of(String title, String document) {
    try {
      FactsReader reader = new FactsReader(new ObjectMapper().readTree(document));
      return new StudyFacts(
          ADDRESS,
          title,
          "",
          List.of(),
          Optional.empty(),
          Instant.parse("2026-01-30T10:00:00Z"),
          Optional.of(Instant.parse("2026-03-05T23:59:59Z")),
          reader.people(),
          reader.organisms(),
          reader.methods(),
          reader.funding(),
          reader.publications(),
          reader.links(),
          new FileTotals(0, 0));
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  /** As a deposit with a title alone is, before its release. */
  static StudyFacts bare() {
    return new StudyFacts(
        ADDRESS,
        "Cells",
        "",
        List.of(),
        Optional.empty(),
        Instant.parse("2025-12-31T23:00:00Z"),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new FileTotals(0, 0));
  }

  static List<ExportedFile> files() {
    return List.of(
        new ExportedFile(
            "a b/é.tif",
            "https://archive.example/files/S-LMK12/a%20b/%C3%A9.tif",
            2_999_999_999L,
            "ab".repeat(32),
            Optional.of("image/tiff")),
        new ExportedFile(
            "raw.xyz",
            "https://archive.example/files/S-LMK12/raw.xyz",
            1,
            "cd".repeat(32),
            Optional.empty()));
  }
}
