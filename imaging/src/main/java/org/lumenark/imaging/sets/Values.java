package org.lumenark.imaging.sets;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lumenark.imaging.source.PathOrder;

/** The values along one axis of a set, in their order: numbers by size, then words. */
record Values(List<String> all) {

  private static final Comparator<String> ORDER =
      Comparator.<String, Boolean>comparing(value -> !isNumber(value))
          .thenComparing(value -> isNumber(value) ? digits(value).length() : 0)
          .thenComparing(value -> isNumber(value) ? digits(value) : "")
          .thenComparing(PathOrder.BY_UTF8);

  Values {
    all = List.copyOf(all);
  }

  static Values of(Collection<String> values) {
    return new Values(values.stream().distinct().sorted(ORDER).toList());
  }

  int count() {
    return all.size();
  }

  int index(String value) {
    return all.indexOf(value);
  }

  /** A value that is the same number as the one after it, such as 1 and 01. */
  Optional<String> twice() {
    for (int i = 1; i < all.size(); i++) {
      String value = all.get(i);
      if (isNumber(value) && digits(value).equals(digits(all.get(i - 1)))) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  /** Whether they are whole numbers without a gap. */
  boolean consecutive() {
    for (int i = 0; i < all.size(); i++) {
      boolean next = i == 0 || number(all.get(i)) == number(all.get(i - 1)) + 1;
      if (!isNumber(all.get(i)) || digits(all.get(i)).length() > 9 || !next) {
        return false;
      }
    }
    return true;
  }

  /** Whether they are whole numbers at equal distances. */
  boolean evenSteps() {
    for (int i = 2; i < all.size(); i++) {
      long step = number(all.get(i)) - number(all.get(i - 1));
      if (step != number(all.get(1)) - number(all.get(0))) {
        return false;
      }
    }
    return true;
  }

  static int compare(String one, String other) {
    return ORDER.compare(one, other);
  }

  static boolean isNumber(String value) {
    return !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static long number(String value) {
    return isNumber(value) && digits(value).length() <= 9 ? Long.parseLong(value) : -1;
  }

  private static String digits(String value) {
    return value.replaceFirst("^0+(?=.)", "");
  }
}
