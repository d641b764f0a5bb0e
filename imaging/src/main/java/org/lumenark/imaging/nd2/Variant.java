package org.lumenark.imaging.nd2;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.ome.OriginalMetadata;

/**
 * One node of Nikon's metadata: a value with a name, or a list of them. Both its binary and its XML
 * form come to this.
 *
 * @param value a Boolean, Number, String or byte[]; null for a list
 */
record Variant(String name, @Nullable Object value, List<Variant> children) {

  private static final int MAX_PATH = 12;
  private static final List<String> VERSIONS = List.of("version", "_VERSION");

  Variant {
    children = List.copyOf(children);
  }

  static Variant empty() {
    return new Variant("", null, List.of());
  }

  /** Steps into wrappers of one list until there is a child of this name. */
  Variant unwrap(String wanted) {
    Variant at = this;
    for (int depth = 0; depth < MAX_PATH && at.find(wanted).isEmpty(); depth++) {
      List<Variant> inside = new ArrayList<>(at.children);
      inside.removeIf(child -> VERSIONS.contains(child.name));
      if (inside.size() != 1 || inside.getFirst().children.isEmpty()) {
        break;
      }
      at = inside.getFirst();
    }
    return at;
  }

  Optional<Variant> find(String wanted) {
    for (Variant child : children) {
      if (child.name.equals(wanted)) {
        return Optional.of(child);
      }
    }
    return Optional.empty();
  }

  Variant child(String wanted) {
    return find(wanted).orElseGet(Variant::empty);
  }

  OptionalDouble number(String wanted) {
    Object found = child(wanted).value;
    if (found instanceof Boolean truth) {
      return OptionalDouble.of(truth ? 1 : 0);
    }
    return found instanceof Number number
        ? OptionalDouble.of(number.doubleValue())
        : OptionalDouble.empty();
  }

  double number(String wanted, double otherwise) {
    return number(wanted).orElse(otherwise);
  }

  /** What fits into an int, or -1. */
  int count(String wanted) {
    double found = number(wanted, -1);
    return found >= 0 && found <= Integer.MAX_VALUE ? (int) found : -1;
  }

  boolean isTrue(String wanted) {
    return number(wanted, 0) != 0;
  }

  Optional<String> text(String wanted) {
    return child(wanted).value instanceof String text && !text.isBlank()
        ? Optional.of(text.strip())
        : Optional.empty();
  }

  /** One flag for each item, stored as bytes or as a list of truth values. */
  List<Boolean> flags(String wanted) {
    Variant found = child(wanted);
    List<Boolean> flags = new ArrayList<>();
    if (found.value instanceof byte[] bytes) {
      for (byte b : bytes) {
        flags.add(b != 0);
      }
    }
    for (Variant item : found.children) {
      flags.add(item.value instanceof Boolean truth ? truth : true);
    }
    return flags;
  }

  /** Numbers in the order of the list, or eight bytes each. */
  double[] numbers() {
    if (value instanceof byte[] bytes) {
      double[] numbers = new double[bytes.length / 8];
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(numbers);
      return numbers;
    }
    return children.stream()
        .mapToDouble(child -> child.value instanceof Number number ? number.doubleValue() : 0)
        .toArray();
  }

  /** Adds all values below, named by their path. */
  void flatten(String path, OriginalMetadata kept, int depth) {
    if (value != null && !(value instanceof byte[])) {
      kept.add(path, String.valueOf(value));
    }
    int index = 0;
    for (Variant child : children) {
      String step = child.name.isEmpty() ? String.valueOf(index) : child.name;
      if (depth < MAX_PATH) {
        child.flatten(path + "." + step, kept, depth + 1);
      }
      index++;
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
