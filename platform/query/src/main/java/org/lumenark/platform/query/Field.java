package org.lumenark.platform.query;

/**
 * A name that queries may put before a colon.
 *
 * @param path of the indexed field
 * @param weight of a match in it when no field was named; 0 if only named searches look there
 */
public record Field(String name, Kind kind, String path, int weight) {

  /** What values a field has. */
  public enum Kind {
    TEXT,
    /** Text that names terms of an ontology, which {@code ~} goes down. */
    TERM,
    /** One of a closed set; letter case does not matter. */
    EXACT,
    /** Compared as it stands, letter case too. */
    VERBATIM,
    NUMBER,
    TIME
  }

  public static Field text(String name, String path, int weight) {
    return new Field(name, Kind.TEXT, path, weight);
  }

  public static Field term(String name, String path, int weight) {
    return new Field(name, Kind.TERM, path, weight);
  }

  public static Field exact(String name) {
    return new Field(name, Kind.EXACT, name, 0);
  }

  public static Field verbatim(String name) {
    return new Field(name, Kind.VERBATIM, name, 0);
  }

  public static Field number(String name) {
    return number(name, name);
  }

  public static Field number(String name, String path) {
    return new Field(name, Kind.NUMBER, path, 0);
  }

  public static Field time(String name, String path) {
    return new Field(name, Kind.TIME, path, 0);
  }
}
