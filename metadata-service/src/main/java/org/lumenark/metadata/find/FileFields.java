package org.lumenark.metadata.find;

import org.lumenark.platform.query.Field;
import org.lumenark.platform.query.Vocabulary;

/** The fields that files are searched by. */
final class FileFields {

  static final Field FILE = Field.text("file", "path", 1);
  static final Field EXTENSION = Field.exact("extension");
  static final Field FORMAT = Field.exact("format");
  static final Field SIZE = Field.number("size");
  static final Field ACCESSION = Field.exact("accession");
  static final Field COLLECTION = Field.exact("collection");
  static final Field ATTRIBUTE = Field.verbatim("attribute");
  static final Field YEAR = Field.number("year");
  static final Field RELEASED = Field.time("released", "releaseDate");

  static final Vocabulary VOCABULARY =
      new Vocabulary(
          FILE, EXTENSION, FORMAT, SIZE, ACCESSION, COLLECTION, ATTRIBUTE, YEAR, RELEASED);

  private FileFields() {}
}
