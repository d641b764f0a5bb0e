package org.lumenark.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumenark.annotation.AnnotationValue.Term;

class AnnotationColumnsTest {

  @Test
  void terms_stand_with_the_values_that_they_are_of() {
    AnnotationColumns columns =
        AnnotationColumns.of(
            List.of(
                "Plate",
                "Well",
                "Characteristics [Organism]",
                "Term Source 1 REF",
                "Term Source 1 Accession",
                "Phenotype 1",
                "Phenotype 1 Term Name",
                "Phenotype 1 Term Accession",
                "Phenotype 2",
                "RefSeq Accession"));

    assertThat(
            columns.values(
                List.of(
                    "P",
                    "A1",
                    "Homo sapiens",
                    "NCBITaxon",
                    "NCBITaxon_9606",
                    "large cells",
                    "increased cell size in population",
                    "CMPO_0000340",
                    "odd",
                    "NM_1")))
        .containsExactly(
            value("Plate", "P"),
            value("Well", "A1"),
            new AnnotationValue(
                "Characteristics [Organism]",
                "Homo sapiens",
                Optional.of(new Term("NCBITaxon:9606", Optional.empty()))),
            new AnnotationValue(
                "Phenotype 1",
                "large cells",
                Optional.of(
                    new Term("CMPO:0000340", Optional.of("increased cell size in population")))),
            value("Phenotype 2", "odd"),
            value("RefSeq Accession", "NM_1"));
    assertThat(columns.values(List.of("P", "A1"))).hasSize(2);
  }

  @Test
  void a_column_that_is_there_twice_gives_two_values_in_their_order() {
    AnnotationColumns columns =
        AnnotationColumns.of(List.of("Image Name", "Comment", "Gene", "Comment", "Gene"));

    List<String> cells = List.of("a.tif", "1", "PLK1", "2", "AURKB");
    assertThat(columns.values(cells))
        .containsExactly(
            value("Image Name", "a.tif"),
            value("Comment", "1"),
            value("Gene", "PLK1"),
            value("Comment", "2"),
            value("Gene", "AURKB"));
    assertThat(columns.subjects(cells).genes()).containsExactly("PLK1", "AURKB");
  }

  @Test
  void accessions_are_made_whole_by_the_source_beside_them() {
    AnnotationColumns columns =
        AnnotationColumns.of(
            List.of(
                "Image Name",
                "Characteristics [Organism]",
                "Term Source 1 REF",
                "Term Source 1 Accession",
                "Term Source REF",
                "Characteristics [Organism Part] Accession",
                "Characteristics [Organism Part]"));

    assertThat(
            columns.values(
                List.of("i", "Mannia", "NCBITaxon", "122620", "SNOMED", "T-67000", "Colon")))
        .extracting(AnnotationValue::value, v -> v.term().map(Term::id).orElse(""))
        .contains(
            org.assertj.core.groups.Tuple.tuple("Mannia", "NCBITaxon:122620"),
            org.assertj.core.groups.Tuple.tuple("Colon", "SNOMED:T-67000"));
  }

  @Test
  void rows_are_found_by_genes_phenotypes_and_compounds() {
    AnnotationColumns columns =
        AnnotationColumns.of(
            List.of(
                "Plate",
                "Well",
                "Comment [Gene Identifier]",
                "Comment [Gene Symbol] 1",
                "Comment [Gene Symbol] 2",
                "Comment [Gene Symbol Synonyms]",
                "Gene Annotation Comments",
                "Has Phenotype",
                "Phenotype 1",
                "Phenotype 1 Term Name",
                "Phenotype 1 Term Accession",
                "Phenotype 13",
                "Experimental Condition [Compound]",
                "Comment [Compound Comment]"));

    assertThat(
            columns.subjects(
                List.of(
                    "P",
                    "A1",
                    "ENSG1",
                    "NUP107",
                    "TP53;TP63",
                    "NUP84, p53",
                    "by hand",
                    "yes",
                    "big",
                    "large cell",
                    "CMPO_1",
                    "odd",
                    "taxol",
                    "a drug")))
        .isEqualTo(
            new Subjects(
                List.of("NUP107", "TP53", "TP63"),
                List.of("ENSG1", "NUP84", "p53"),
                List.of("large cell", "odd"),
                List.of("big", "CMPO:1"),
                List.of("taxol"),
                List.of()));
    assertThat(columns.subjects(List.of("P", "A1", "ENSG1")).genes()).containsExactly("ENSG1");
    assertThat(columns.subjects(List.of("P", "A1")).areNone()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"A1,A1", "A01,A1", "a1,A1", "H12,H12", "AF-48,AF48", "b 003,B3", "' C7 ',C7"})
  void a_well_is_known_in_any_usual_writing(String text, String well) {
    assertThat(WellName.parse(text)).map(WellName::toString).contains(well);
  }

  @ParameterizedTest
  @CsvSource({"A", "1", "A0", "A00", "ABC1", "A1234", "A1B", "1A", "Ä1"})
  void what_is_no_well_is_none(String text) {
    assertThat(WellName.parse(text)).isEmpty();
  }

  @Test
  void an_image_is_told_by_its_name_in_a_dataset_or_in_a_file() {
    AnnotationColumns columns =
        AnnotationColumns.of(List.of("Dataset Name", "Image Name", "Comment [Image File Path]"));

    assertThat(columns.about(List.of("D", "One.tif", "a/One.tif")))
        .isEqualTo(
            new AnnotationColumns.About.Known(
                List.of(
                    new AnnotationKey(AnnotationKey.Kind.IMAGE, "d", "one.tif"),
                    new AnnotationKey(AnnotationKey.Kind.IMAGE, "a/one.tif", "one.tif"))));
    assertThat(columns.about(List.of("D", "", "a/One.tif")))
        .isEqualTo(
            new AnnotationColumns.About.Known(
                List.of(new AnnotationKey(AnnotationKey.Kind.FILE, "", "a/one.tif"))));
  }

  @Test
  void a_union_keeps_to_its_bytes_and_every_text_once() {
    Subjects.Union union = new Subjects.Union(12);
    for (String gene : List.of("abc", "abc", "é12", "x")) {
      union.add(new Subjects(List.of(gene), List.of(), List.of(), List.of(), List.of(), List.of()));
    }
    // 6 for abc; é12 takes 4 + 3 and does not fit; x takes 4.
    assertThat(union.subjects().genes()).containsExactly("abc", "x");
  }

  private static AnnotationValue value(String name, String value) {
    return new AnnotationValue(name, value, Optional.empty());
  }
}
