package org.lumenark.search.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** The fields that a kind of thing can be searched by. Names are matched without letter case. */
public final class Vocabulary {

  public static final Vocabulary STUDIES =
      new Vocabulary(
          Field.text("title", "title", 8),
          Field.text("keyword", "keywords", 5),
          Field.text("organism", "organisms", 5),
          Field.text("imagingMethod", "imagingMethods", 5),
          Field.text("gene", "gene", 5),
          Field.text("phenotype", "phenotype", 5),
          Field.text("compound", "compound", 5),
          Field.text("author", "authors", 4),
          Field.text("file", "fileWords", 2),
          Field.text("description", "description", 2),
          Field.text("accession", "accession", 20),
          Field.text("licence", "licence", 1),
          Field.exact("collection"),
          Field.exact("format"),
          Field.exact("state"),
          Field.number("year"),
          Field.number("files"),
          Field.number("bytes"),
          Field.number("images"),
          Field.time("released", "releaseDate"),
          Field.time("submitted", "submittedAt"));

  public static final Vocabulary IMAGES =
      new Vocabulary(
          Field.text("name", "name", 8),
          Field.text("file", "path", 6),
          Field.text("title", "studyTitle", 4),
          Field.text("organism", "organisms", 5),
          Field.text("imagingMethod", "imagingMethods", 5),
          Field.text("gene", "gene", 6),
          Field.text("phenotype", "phenotype", 6),
          Field.text("compound", "compound", 6),
          Field.text("channel", "channels", 4),
          Field.text("accession", "accession", 10),
          Field.text("licence", "licence", 1),
          Field.exact("collection"),
          Field.exact("format"),
          Field.exact("role"),
          Field.exact("dtype"),
          Field.exact("axes"),
          Field.exact("state"),
          Field.number("year"),
          Field.number("sizeX"),
          Field.number("sizeY"),
          Field.number("sizeZ"),
          Field.number("sizeC"),
          Field.number("sizeT"),
          Field.number("pixelSizeX"),
          Field.number("pixelSizeY"),
          Field.number("pixelSizeZ"),
          Field.time("released", "releaseDate"));

  private final SequencedMap<String, Field> fields = new LinkedHashMap<>();

  private Vocabulary(Field... fields) {
    for (Field field : fields) {
      this.fields.put(lower(field.name()), field);
    }
  }

  public Optional<Field> field(String name) {
    return Optional.ofNullable(fields.get(lower(name)));
  }

  /** Where a word without a field is looked for, with the weight of each place. */
  public Map<String, Integer> freeText() {
    Map<String, Integer> weights = new LinkedHashMap<>();
    fields.values().stream()
        .filter(field -> field.weight() > 0)
        .forEach(field -> weights.put(field.path(), field.weight()));
    return weights;
  }

  public List<String> names() {
    return fields.values().stream().map(Field::name).toList();
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
