package org.lumenark.imaging.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Attributes by tag, with their values as texts and numbers whatever their representation. */
final class DataSet {

  private final Map<Integer, DataElement> elements = new HashMap<>();
  private final boolean bigEndian;

  DataSet(boolean bigEndian) {
    this.bigEndian = bigEndian;
  }

  void put(int tag, DataElement element) {
    elements.putIfAbsent(tag, element);
  }

  Optional<DataElement> find(int tag) {
    return Optional.ofNullable(elements.get(tag));
  }

  boolean has(int tag) {
    return elements.containsKey(tag);
  }

  List<DataSet> items(int tag) {
    DataElement element = elements.get(tag);
    return element == null ? List.of() : element.items();
  }

  /** The first item of a sequence. */
  Optional<DataSet> item(int tag) {
    return items(tag).stream().findFirst();
  }

  /** The whole value as text, without padding; values of numbers are joined by backslashes. */
  Optional<String> text(int tag) {
    @Nullable DataElement element = elements.get(tag);
    if (element == null || element.value().length == 0) {
      return Optional.empty();
    }
    String text = numeric(element) ? joined(element) : characters(element);
    String stripped = text.replace('\0', ' ').strip();
    return stripped.isEmpty() ? Optional.empty() : Optional.of(stripped);
  }

  private static String characters(DataElement element) {
    return new String(element.value(), StandardCharsets.ISO_8859_1);
  }

  private static boolean numeric(DataElement element) {
    return switch (element.vr()) {
      case "US", "SS", "UL", "SL", "FL", "FD", "OB", "OW", "OF", "OD", "OL", "SV", "UV", "AT" ->
          true;
      default -> false;
    };
  }

  private String joined(DataElement element) {
    StringBuilder text = new StringBuilder();
    for (double number : numbers(element)) {
      text.append(text.isEmpty() ? "" : "\\");
      boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
      text.append(whole ? String.valueOf((long) number) : String.valueOf(number));
    }
    return text.toString();
  }

  /** One value of a list of texts, from 0. */
  Optional<String> text(int tag, int index) {
    return text(tag)
        .map(text -> text.split("\\\\", -1))
        .filter(parts -> index < parts.length)
        .map(parts -> parts[index].strip())
        .filter(part -> !part.isEmpty());
  }

  double[] numbers(int tag) {
    DataElement element = elements.get(tag);
    return element == null ? new double[0] : numbers(element);
  }

  OptionalDouble number(int tag) {
    double[] numbers = numbers(tag);
    return numbers.length > 0 ? OptionalDouble.of(numbers[0]) : OptionalDouble.empty();
  }

  /** A whole number that fits into an int. */
  int whole(int tag, int otherwise) {
    double[] numbers = numbers(tag);
    boolean fits =
        numbers.length > 0
            && numbers[0] == Math.rint(numbers[0])
            && Math.abs(numbers[0]) <= Integer.MAX_VALUE;
    return fits ? (int) numbers[0] : otherwise;
  }

  private double[] numbers(DataElement element) {
    byte[] value = element.value();
    ByteBuffer in =
        ByteBuffer.wrap(value).order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    int size = size(element.vr());
    if (size == 0) {
      return parsed(characters(element));
    }
    double[] numbers = new double[value.length / size];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] =
          switch (element.vr()) {
            case "US", "OW", "AT" -> in.getShort() & 0xFFFF;
            case "SS" -> in.getShort();
            case "UL", "OL" -> in.getInt() & 0xFFFFFFFFL;
            case "SL" -> in.getInt();
            case "FL", "OF" -> in.getFloat();
            case "FD", "OD" -> in.getDouble();
            case "SV", "UV" -> in.getLong();
            default -> in.get() & 0xFF;
          };
    }
    return numbers;
  }

  private static int size(String vr) {
    return switch (vr) {
      case "US", "SS", "OW", "AT" -> 2;
      case "UL", "SL", "FL", "OF", "OL" -> 4;
      case "FD", "OD", "SV", "UV" -> 8;
      case "OB" -> 1;
      default -> 0;
    };
  }

  private static double[] parsed(String text) {
    String[] parts = text.replace('\0', ' ').strip().split("\\\\", -1);
    double[] numbers = new double[parts.length];
    for (int i = 0; i < parts.length; i++) {
      try {
        numbers[i] = Double.parseDouble(parts[i].strip());
      } catch (NumberFormatException e) {
        return new double[0];
      }
    }
    return numbers;
  }
}
