package org.lumenark.annotation;

import java.text.Normalizer;
import java.util.Locale;

/**
 * What a row is about, in the form in which rows and images are compared: without case, without
 * blanks around it, in one form of Unicode.
 *
 * @param container the plate, the dataset or the file of an image; empty where it does not matter
 * @param item the well as {@link WellName#toString()} has it, the name of the image, or a path
 */
public record AnnotationKey(Kind kind, String container, String item) {

  /** What rows can be about. */
  public enum Kind {
    /** All images of a well. */
    WELL("well"),
    /** Images of a name, in a dataset if one is given. */
    IMAGE("image"),
    /** Images of a file. */
    FILE("file");

    private final String value;

    Kind(String value) {
      this.value = value;
    }

    public String value() {
      return value;
    }
  }

  public static AnnotationKey well(String plate, WellName well) {
    return new AnnotationKey(Kind.WELL, plain(plate), well.toString());
  }

  public static AnnotationKey image(String dataset, String name) {
    return new AnnotationKey(Kind.IMAGE, plain(dataset), plain(name));
  }

  /**
   * @param path the end of it is enough
   */
  public static AnnotationKey file(String path) {
    return new AnnotationKey(Kind.FILE, "", plain(path));
  }

  private static String plain(String text) {
    return Normalizer.normalize(text.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }
}
