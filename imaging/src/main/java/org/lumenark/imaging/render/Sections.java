package org.lumenark.imaging.render;

/**
 * A range along z.
 *
 * @param last included
 */
public record Sections(int first, int last) {

  public Sections {
    if (first < 0 || last < first) {
      throw new IllegalArgumentException("sections " + first + " to " + last);
    }
  }

  int count() {
    return last - first + 1;
  }
}
