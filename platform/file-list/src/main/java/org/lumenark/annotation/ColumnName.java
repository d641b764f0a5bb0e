package org.lumenark.annotation;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What names of columns mean, without case: {@code Comment [Gene Symbol] 2} is a second {@code gene
 * symbol}.
 */
final class ColumnName {

  private static final Pattern BRACKETED =
      Pattern.compile(
          "(?:characteristics?|experimental conditions?|comments?|factor values?)\\s*\\[(.*)\\]\\s*([0-9]*)");
  private static final Pattern NUMBERED = Pattern.compile("(.*?)\\s*[0-9]+");

  private static final Set<String> GENES =
      Set.of("gene symbol", "gene", "gene name", "targeted gene", "target gene");
  private static final Set<String> GENE_WORDS =
      Set.of(
          "gene identifier",
          "gene id",
          "gene symbol synonyms",
          "gene synonyms",
          "gene symbol synonym",
          "targeted protein",
          "ensembl id",
          "ensembl gene identifier",
          "entrez gene id",
          "entrez gene identifier",
          "original gene identifier");
  private static final Set<String> COMPOUNDS =
      Set.of("compound", "compound name", "drug", "drug name", "chemical name", "small molecule");
  private static final Set<String> COMPOUND_WORDS =
      Set.of(
          "compound identifier",
          "compound id",
          "compound synonyms",
          "compound inchikey",
          "inchikey",
          "compound pubchem cid",
          "pubchem cid",
          "chebi id");

  private ColumnName() {}

  /** What values of a column are. */
  enum Meaning {
    GENE,
    GENE_WORD,
    PHENOTYPE,
    COMPOUND,
    COMPOUND_WORD,
    OTHER
  }

  static Meaning meaning(String name) {
    String plain = unnumbered(plain(name));
    if (GENES.contains(plain)) {
      return Meaning.GENE;
    }
    if (GENE_WORDS.contains(plain)) {
      return Meaning.GENE_WORD;
    }
    if (plain.equals("phenotype")) {
      return Meaning.PHENOTYPE;
    }
    if (COMPOUNDS.contains(plain)) {
      return Meaning.COMPOUND;
    }
    return COMPOUND_WORDS.contains(plain) ? Meaning.COMPOUND_WORD : Meaning.OTHER;
  }

  /** What stands in the brackets, in lower case: {@code gene symbol 2}. */
  static String plain(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    Matcher bracketed = BRACKETED.matcher(lower);
    return bracketed.matches()
        ? (bracketed.group(1).strip() + " " + bracketed.group(2)).strip()
        : lower;
  }

  private static String unnumbered(String plain) {
    Matcher numbered = NUMBERED.matcher(plain);
    return numbered.matches() ? numbered.group(1) : plain;
  }
}
