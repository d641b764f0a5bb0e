package org.lumenark.imaging.validate;

import com.fasterxml.jackson.databind.JsonNode;

/** What the text says of the scale and translation of an image (up to 0.5). */
final class TransformationChecks {

  private TransformationChecks() {}

  /**
   * @param axes how many there are; 0 if that is not known
   */
  static void check(Scope scope, JsonNode transformations, int axes) {
    boolean scaled = false;
    boolean translated = false;
    for (int i = 0; i < transformations.size(); i++) {
      JsonNode one = transformations.get(i);
      String type = one.path("type").asText("");
      String pointer = "/" + i;
      JsonNode vector = one.path(type);
      if (axes > 0 && vector.isArray() && vector.size() != axes) {
        scope.byText(
            "transformation.length",
            "The %s has %d numbers, the image has %d axes.".formatted(type, vector.size(), axes),
            "Give one number for each axis.",
            pointer);
      }
      if (type.equals("translation")) {
        if (translated) {
          scope.byText(
              "transformation.translation-twice",
              "There is more than one translation.",
              "Add them up.",
              pointer);
        }
        if (!scaled) {
          scope.byText(
              "transformation.order",
              "The translation does not follow the scale.",
              "Put the scale first, and the translation in physical units behind it.",
              pointer);
        }
        translated = true;
      } else if (type.equals("scale")) {
        scaled = true;
        positive(scope, vector, pointer);
      }
    }
  }

  private static void positive(Scope scope, JsonNode scale, String pointer) {
    for (int axis = 0; axis < scale.size(); axis++) {
      JsonNode value = scale.get(axis);
      if (value.isNumber() && !(value.asDouble() > 0 && Double.isFinite(value.asDouble()))) {
        scope.note(
            "transformation.scale-not-positive",
            "A pixel has the size " + value + ".",
            "Give the size of a pixel as a number above zero.",
            pointer + "/scale/" + axis);
      }
    }
  }
}
