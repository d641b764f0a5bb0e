package org.lumenark.client.metadata;

import java.nio.file.Path;

/**
 * A file list and what it belongs to.
 *
 * @param component name as the archive takes it
 */
public record NamedList(String component, Path file) {

  private static final int LONGEST = 255;

  /** A list that stands for itself: its component is the name of the file without suffix. */
  public static NamedList of(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return new NamedList(component(dot > 0 ? name.substring(0, dot) : name), file);
  }

  /** A name without what the archive refuses in names of components. */
  static String component(String name) {
    String plain = name.replaceAll("[/\\p{Cntrl}]", " ").strip();
    String shortened = plain.length() > LONGEST ? plain.substring(0, LONGEST).strip() : plain;
    return shortened.isEmpty() ? "files" : shortened;
  }
}
