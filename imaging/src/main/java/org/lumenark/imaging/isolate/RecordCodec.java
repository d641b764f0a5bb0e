package org.lumenark.imaging.isolate;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads records of plain values by their declared types, component after component. What
 * is read can only be of the types that are asked for, and counts are checked against what is left
 * of the frame, so that the other side need not be trusted.
 */
final class RecordCodec {

  private static final ClassValue<Shape> SHAPES =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
          return Shape.of(type);
        }
      };

  private RecordCodec() {}

  /** A component that is nullable is preceded by whether it is there. */
  private record Part(Type type, Method accessor, boolean nullable) {}

  private record Shape(Constructor<?> constructor, List<Part> parts) {

    static Shape of(Class<?> type) {
      try {
        List<Part> parts = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
          component.getAccessor().setAccessible(true);
          parts.add(
              new Part(
                  component.getGenericType(),
                  component.getAccessor(),
                  component.getAnnotatedType().isAnnotationPresent(Nullable.class)));
        }
        Class<?>[] types =
            Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return new Shape(constructor, parts);
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException("every record has its constructor", e);
      }
    }
  }

  static void write(Record value, DataOutputStream out) throws IOException {
    write(value.getClass(), value, out);
  }

  static <T extends Record> T read(Class<T> type, DataInputStream in) throws IOException {
    return type.cast(readRecord(type, in));
  }

  private static void write(Type type, Object value, DataOutputStream out) throws IOException {
    switch (value) {
      case String text -> writeText(text, out);
      case Integer number -> out.writeInt(number);
      case Long number -> out.writeLong(number);
      case Double number -> out.writeDouble(number);
      case Boolean flag -> out.writeBoolean(flag);
      case Enum<?> constant -> writeText(constant.name(), out);
      case OptionalDouble number -> {
        out.writeBoolean(number.isPresent());
        out.writeDouble(number.orElse(0));
      }
      case Optional<?> optional -> {
        out.writeBoolean(optional.isPresent());
        if (optional.isPresent()) {
          write(argument(type, 0), optional.get(), out);
        }
      }
      case List<?> list -> {
        out.writeInt(list.size());
        for (Object element : list) {
          write(argument(type, 0), element, out);
        }
      }
      case Map<?, ?> map -> {
        out.writeInt(map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          write(argument(type, 0), entry.getKey(), out);
          write(argument(type, 1), entry.getValue(), out);
        }
      }
      case Record nested -> writeRecord(nested, out);
      default -> throw new IllegalStateException("no wire form of " + type.getTypeName());
    }
  }

  private static void writeText(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInputStream in) throws IOException {
    return new String(in.readNBytes(count(in)), StandardCharsets.UTF_8);
  }

  private static void writeRecord(Record value, DataOutputStream out) throws IOException {
    for (Part part : SHAPES.get(value.getClass()).parts()) {
      Object content = content(value, part);
      if (part.nullable()) {
        out.writeBoolean(content != null);
      }
      if (content != null) {
        write(part.type(), content, out);
      } else if (!part.nullable()) {
        throw new IllegalStateException(part.accessor() + " is not there");
      }
    }
  }

  private static @Nullable Object content(Record value, Part part) {
    try {
      return part.accessor().invoke(value);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("a record hides " + part.accessor(), e);
    }
  }

  private static Object read(Type type, DataInputStream in) throws IOException {
    if (type == String.class) {
      return readText(in);
    }
    if (type == int.class || type == Integer.class) {
      return in.readInt();
    }
    if (type == long.class || type == Long.class) {
      return in.readLong();
    }
    if (type == double.class || type == Double.class) {
      return in.readDouble();
    }
    if (type == boolean.class || type == Boolean.class) {
      return in.readBoolean();
    }
    if (type == OptionalDouble.class) {
      boolean present = in.readBoolean();
      double number = in.readDouble();
      return present ? OptionalDouble.of(number) : OptionalDouble.empty();
    }
    if (type instanceof Class<?> plain) {
      return plain.isEnum() ? readEnum(plain, in) : readRecord(plain, in);
    }
    return readGeneric((ParameterizedType) type, in);
  }

  private static Object readGeneric(ParameterizedType type, DataInputStream in) throws IOException {
    if (type.getRawType() == Optional.class) {
      return in.readBoolean() ? Optional.of(read(argument(type, 0), in)) : Optional.empty();
    }
    int count = count(in);
    if (type.getRawType() == List.class) {
      List<Object> list = new ArrayList<>(Math.min(count, 1_000));
      for (int i = 0; i < count; i++) {
        list.add(read(argument(type, 0), in));
      }
      return list;
    }
    if (type.getRawType() == Map.class) {
      Map<Object, Object> map = new LinkedHashMap<>();
      for (int i = 0; i < count; i++) {
        map.put(read(argument(type, 0), in), read(argument(type, 1), in));
      }
      return map;
    }
    throw new IllegalStateException("no wire form of " + type.getTypeName());
  }

  private static Object readEnum(Class<?> type, DataInputStream in) throws IOException {
    String name = readText(in);
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> ((Enum<?>) constant).name().equals(name))
        .findFirst()
        .orElseThrow(() -> new MalformedFrameException("no such " + type.getSimpleName()));
  }

  private static Object readRecord(Class<?> type, DataInputStream in) throws IOException {
    Shape shape = SHAPES.get(type);
    @Nullable Object[] values = new Object[shape.parts().size()];
    for (int i = 0; i < values.length; i++) {
      Part part = shape.parts().get(i);
      values[i] = !part.nullable() || in.readBoolean() ? read(part.type(), in) : null;
    }
    try {
      return shape.constructor().newInstance(values);
    } catch (InvocationTargetException e) {
      throw new MalformedFrameException(type.getSimpleName() + ": " + e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record cannot be made: " + type, e);
    }
  }

  private static int count(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > in.available()) {
      throw new MalformedFrameException(count + " elements where the frame ends");
    }
    return count;
  }

  private static Type argument(Type type, int index) {
    return ((ParameterizedType) type).getActualTypeArguments()[index];
  }
}
