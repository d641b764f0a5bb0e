package org.lumenark.search.query;

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
    EXACT,
    NUMBER,
    TIME
  }

  public static Field text(String name, String path, int weight) {
    return new Field(name, Kind.TEXT, path, weight);
  }

  public static Field exact(String name) {
    return new Field(name, Kind.EXACT, name, 0);
  }

  public static Field number(String name) {
    return new Field(name, Kind.NUMBER, name, 0);
  }

  public static Field time(String name, String path) {
    return new Field(name, Kind.TIME, path, 0);
  }
}
