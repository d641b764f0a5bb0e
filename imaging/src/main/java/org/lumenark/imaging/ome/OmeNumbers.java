package org.lumenark.imaging.ome;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lumenark.imaging.source.ImagingException;

/** Numbers in the attributes of one element. */
final class OmeNumbers {

  private final String place;
  private final String element;
  private final Map<String, String> attributes;

  OmeNumbers(String place, String element, Map<String, String> attributes) {
    this.place = place;
    this.element = element;
    this.attributes = attributes;
  }

  int size(String name) throws ImagingException {
    int value = optional(name).orElse(0);
    if (value < 1) {
      throw bad(name);
    }
    return value;
  }

  Optional<Integer> optional(String name) throws ImagingException {
    String value = attributes.get(name);
    if (value == null || value.isBlank()) {
      return Optional.empty();
    }
    try {
      int number = Integer.parseInt(value.strip());
      if (number < 0) {
        throw bad(name);
      }
      return Optional.of(number);
    } catch (NumberFormatException e) {
      throw bad(name);
    }
  }

  /** A real number; what cannot be read is left out. */
  OptionalDouble real(String name) {
    String value = attributes.get(name);
    try {
      return value == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(value));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  private ImagingException bad(String name) {
    return new ImagingException(
        "ome.bad-number",
        place + " " + element + " " + name,
        "The attribute is " + attributes.get(name) + "; a whole number that fits belongs there.");
  }
}
