package org.lumenark.imaging.validate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the metadata of a node is about. */
public enum NgffKind {
  IMAGE("multiscales", true),
  LABEL("image-label", false),
  PLATE("plate", true),
  WELL("well", true),
  OME("series", false),
  BF2RAW("bioformats2raw.layout", true),
  LABELS("labels", true),
  SCENE("scene", true),
  ARRAY("", false);

  private final String key;
  private final boolean required;

  NgffKind(String key, boolean required) {
    this.key = key;
    this.required = required;
  }

  /** As the contract writes it. */
  public String lowerCase() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** By the contract's name. */
  public static Optional<NgffKind> of(String name) {
    return Arrays.stream(values()).filter(kind -> kind.lowerCase().equals(name)).findFirst();
  }

  /** The key in the OME metadata that makes it one. */
  String key() {
    return key;
  }

  /** Whether it is none without its key. */
  boolean required() {
    return required;
  }

  /** Labels are images too; a plate may carry the mark of a container. */
  static Optional<NgffKind> infer(JsonNode ome) {
    if (ome.has(LABEL.key)) {
      return Optional.of(LABEL);
    }
    return Arrays.asList(IMAGE, PLATE, WELL, LABELS, SCENE, OME, BF2RAW).stream()
        .filter(kind -> ome.has(kind.key))
        .findFirst();
  }
}
