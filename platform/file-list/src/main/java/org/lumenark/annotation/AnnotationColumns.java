package org.lumenark.annotation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The columns of a table: which say what a row is about, which hold values, and which the terms of
 * other columns. Rows may be shorter than the header: what is missing is empty.
 */
public final class AnnotationColumns {

  private static final int LONGEST_NAME = 255;
  private static final int NONE = -1;
  private static final List<String> PLATE = List.of("plate", "plate name");
  private static final List<String> WELL = List.of("well", "well name");
  private static final List<String> DATASET = List.of("dataset name", "dataset");
  private static final List<String> IMAGE = List.of("image name", "image");
  private static final List<String> PATH = List.of("files", "image file path", "file path");

  /** They say what a row is about: each may be there once. Of others a row may have many values. */
  private static final Set<String> KEYS =
      Stream.of(PLATE, WELL, DATASET, IMAGE, PATH)
          .flatMap(List::stream)
          .collect(Collectors.toUnmodifiableSet());

  private final List<String> names;
  private final Map<String, Integer> places = new HashMap<>();
  private final TermColumns terms;
  private final int plate;
  private final int well;
  private final int dataset;
  private final int image;
  private final int path;

  private AnnotationColumns(List<String> names) {
    this.names = List.copyOf(names);
    for (int column = 0; column < names.size(); column++) {
      places.putIfAbsent(ColumnName.plain(names.get(column)), column);
    }
    this.terms = new TermColumns(names);
    this.plate = first(PLATE);
    this.well = first(WELL);
    this.dataset = first(DATASET);
    this.image = first(IMAGE);
    this.path = first(PATH);
  }

  /** What a header is. */
  public sealed interface Header {

    /** Columns that rows can be read by. */
    record Known(AnnotationColumns columns) implements Header {}

    /** Nothing can be read below it. */
    record Refused(String code, String message, String remedy) implements Header {}
  }

  /** What a row is about. */
  public sealed interface About {

    /**
     * @param keys the first one is the row's own: no other row of the table has it
     */
    record Known(List<AnnotationKey> keys) implements About {
      public Known {
        keys = List.copyOf(keys);
      }
    }

    /** It does not say it. */
    record Unknown(String code, String message, String remedy) implements About {}
  }

  /** Takes the cells of a header; empty ones at its end are no columns. */
  public static Header read(List<String> header) {
    int last = header.size();
    while (last > 0 && header.get(last - 1).isBlank()) {
      last--;
    }
    List<String> names = header.subList(0, last).stream().map(String::strip).toList();
    Map<String, Integer> seen = new HashMap<>();
    for (int column = 0; column < names.size(); column++) {
      String name = names.get(column);
      if (name.isEmpty()) {
        return new Header.Refused(
            "column.empty", "Column " + (column + 1) + " has no name.", "Name it, or remove it.");
      }
      if (name.length() > LONGEST_NAME) {
        return new Header.Refused(
            "column.too-long",
            "The name of column " + (column + 1) + " is too long.",
            "Use up to " + LONGEST_NAME + " characters.");
      }
      Integer other = KEYS.contains(ColumnName.plain(name)) ? seen.put(name, column + 1) : null;
      if (other != null) {
        return new Header.Refused(
            "column.twice",
            "The columns " + other + " and " + (column + 1) + " are both named " + name + ".",
            "Keep the one that says what the rows are about.");
      }
    }
    AnnotationColumns columns = new AnnotationColumns(names);
    return columns.hasKeys()
        ? new Header.Known(columns)
        : new Header.Refused(
            "columns.keys",
            "No columns say what the rows are about.",
            "Name the columns Plate and Well, or Dataset Name and Image Name, or Files.");
  }

  /**
   * Columns that were read before.
   *
   * @throws IllegalArgumentException if rows cannot be read by them
   */
  public static AnnotationColumns of(List<String> names) {
    return switch (read(names)) {
      case Header.Known(AnnotationColumns columns) -> columns;
      case Header.Refused refused -> throw new IllegalArgumentException(refused.message());
    };
  }

  /** As the table has them, in its order. */
  public List<String> names() {
    return names;
  }

  /** What a row is about. */
  public About about(List<String> cells) {
    if (plate != NONE && well != NONE) {
      return ofWell(cells);
    }
    List<AnnotationKey> keys = new ArrayList<>();
    String name = cell(cells, image);
    String file = cell(cells, path).strip();
    if (!name.isBlank()) {
      keys.add(AnnotationKey.image(cell(cells, dataset), name));
    }
    if (!file.isEmpty()) {
      // A file may have many images: the name tells which.
      keys.add(name.isBlank() ? AnnotationKey.file(file) : AnnotationKey.image(file, name));
    }
    return keys.isEmpty()
        ? new About.Unknown(
            "key.empty",
            "The row names no image.",
            "Fill in the name of the image, or remove the row.")
        : new About.Known(keys);
  }

  /**
   * What a row says, in the order of the columns: those that are empty are left out, and terms
   * stand with the value that they are of.
   */
  public List<AnnotationValue> values(List<String> cells) {
    List<AnnotationValue> values = new ArrayList<>();
    for (int column = 0; column < names.size(); column++) {
      if (terms.isTerm(column)) {
        continue;
      }
      Optional<AnnotationValue.Term> term = term(cells, column);
      String value = cell(cells, column);
      if (value.isBlank()) {
        // A term whose own words are missing is no less true.
        value = term.flatMap(AnnotationValue.Term::label).orElse("");
      }
      if (!value.isBlank()) {
        values.add(new AnnotationValue(names.get(column), value, term));
      }
    }
    return values;
  }

  /** What a row is found by. */
  public Subjects subjects(List<String> cells) {
    List<String> genes = new ArrayList<>();
    List<String> geneWords = new ArrayList<>();
    List<String> phenotypes = new ArrayList<>();
    List<String> phenotypeWords = new ArrayList<>();
    List<String> compounds = new ArrayList<>();
    List<String> compoundWords = new ArrayList<>();
    for (AnnotationValue value : values(cells)) {
      switch (ColumnName.meaning(value.name())) {
        case GENE -> split(value.value(), ";", genes);
        case GENE_WORD -> split(value.value(), "[;,|]", geneWords);
        case PHENOTYPE -> phenotype(value, phenotypes, phenotypeWords);
        case COMPOUND -> split(value.value(), ";", compounds);
        case COMPOUND_WORD -> split(value.value(), "[;|]", compoundWords);
        case OTHER -> {
          // Found as a value of the image, by no name of its own.
        }
      }
    }
    if (genes.isEmpty()) {
      // A gene that has no symbol is called by what else is known of it.
      genes.addAll(geneWords.stream().limit(1).toList());
    }
    if (compounds.isEmpty()) {
      compounds.addAll(compoundWords.stream().limit(1).toList());
    }
    return new Subjects(genes, geneWords, phenotypes, phenotypeWords, compounds, compoundWords);
  }

  /** Two phenotypes of one term are the same thing, whatever each author calls it. */
  private static void phenotype(AnnotationValue value, List<String> names, List<String> words) {
    Optional<String> label = value.term().flatMap(AnnotationValue.Term::label);
    add(names, label.orElse(value.value()));
    label.ifPresent(known -> add(words, value.value()));
    value.term().ifPresent(term -> add(words, term.id()));
  }

  private static void split(String value, String separator, List<String> parts) {
    for (String part : value.split(separator)) {
      add(parts, part);
    }
  }

  private static void add(List<String> parts, String part) {
    String plain = part.strip();
    if (!plain.isEmpty() && !parts.contains(plain)) {
      parts.add(plain);
    }
  }

  private Optional<AnnotationValue.Term> term(List<String> cells, int column) {
    TermColumns.Place place = terms.of(column);
    String label = cell(cells, place.label()).strip();
    return TermId.of(cell(cells, place.accession()), cell(cells, place.ontology()))
        .map(id ->
            new AnnotationValue.Term(id, label.isEmpty() ? Optional.empty() : Optional.of(label)));
  }

  private About ofWell(List<String> cells) {
    String name = cell(cells, well);
    if (cell(cells, plate).isBlank() || name.isBlank()) {
      return new About.Unknown(
          "key.empty",
          cell(cells, plate).isBlank() ? "The row names no plate." : "The row names no well.",
          "Fill it in, or remove the row.");
    }
    return WellName.parse(name)
        .<About>map(
            known -> new About.Known(List.of(AnnotationKey.well(cell(cells, plate), known))))
        .orElseGet(() ->
            new About.Unknown(
                "well.name",
                "'" + (name.length() > 40 ? name.substring(0, 40) + "…" : name) + "' is no well.",
                "Write letters of the row and number of the column: A1 or A01."));
  }

  private boolean hasKeys() {
    return (plate != NONE && well != NONE) || image != NONE || path != NONE;
  }

  private int first(List<String> accepted) {
    for (String each : accepted) {
      Integer column = places.get(each);
      if (column != null) {
        return column;
      }
    }
    return NONE;
  }

  private static String cell(List<String> cells, int column) {
    return column >= 0 && column < cells.size() ? cells.get(column) : "";
  }
}
