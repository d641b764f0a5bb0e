package org.lumenark.search.find;

import org.lumenark.platform.query.Field;
import org.lumenark.platform.query.Vocabulary;

/** The fields of each target; the guide for data scientists lists them. */
final class Vocabularies {

  static final Vocabulary STUDIES =
      new Vocabulary(
          Field.text("title", "title", 8),
          Field.text("keyword", "keywords", 5),
          Field.term("organism", "organisms", 5),
          Field.term("imagingMethod", "imagingMethods", 5),
          Field.text("gene", "gene", 5),
          Field.term("phenotype", "phenotype", 5),
          Field.text("compound", "compound", 5),
          Field.text("author", "authors", 4),
          Field.text("file", "fileWords", 2),
          Field.text("description", "description", 2),
          Field.text("accession", "accession", 20),
          Field.text("licence", "licence", 1),
          Field.exact("collection"),
          Field.exact("origin"),
          Field.exact("format"),
          Field.exact("state"),
          Field.number("year"),
          Field.number("files"),
          Field.number("bytes"),
          Field.number("size", "bytes"),
          Field.number("images"),
          Field.time("released", "releaseDate"),
          Field.time("submitted", "submittedAt"));

  static final Vocabulary IMAGES =
      new Vocabulary(
          Field.text("name", "name", 8),
          Field.text("file", "path", 6),
          Field.text("title", "studyTitle", 4),
          Field.term("organism", "organisms", 5),
          Field.term("imagingMethod", "imagingMethods", 5),
          Field.text("gene", "gene", 6),
          Field.term("phenotype", "phenotype", 6),
          Field.text("compound", "compound", 6),
          Field.text("channel", "channels", 4),
          Field.text("component", "components", 3),
          Field.text("accession", "accession", 10),
          Field.text("licence", "licence", 1),
          Field.exact("collection"),
          Field.exact("origin"),
          Field.exact("format"),
          Field.exact("role"),
          Field.exact("dtype"),
          Field.exact("axes"),
          Field.exact("state"),
          Field.number("year"),
          Field.number("size", "planePixels"),
          Field.number("sizeX"),
          Field.number("sizeY"),
          Field.number("sizeZ"),
          Field.number("sizeC"),
          Field.number("sizeT"),
          Field.number("pixelSizeX"),
          Field.number("pixelSizeY"),
          Field.number("pixelSizeZ"),
          Field.time("released", "releaseDate"));

  private Vocabularies() {}
}
