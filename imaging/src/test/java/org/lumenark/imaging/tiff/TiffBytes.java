package org.lumenark.imaging.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.detect.FormatDetector;
import org.lumenark.imaging.samples.MemoryFiles;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.Readers;

/** A classic TIFF, written piece by piece from its begin to its end. */
final class TiffBytes {

  static final int BYTE = 1;
  static final int ASCII = 2;
  static final int SHORT = 3;
  static final int LONG = 4;
  static final int RATIONAL = 5;
  static final int FLOAT = 11;

  private final ByteOrder order;
  private byte[] bytes = new byte[4_096];
  private int length = 8;
  private int link = 4;

  /** One field of a directory: its values as they are stored. */
  record Field(int tag, int type, int count, byte[] values) {}

  TiffBytes(ByteOrder order) {
    this.order = order;
    byte mark = (byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M');
    bytes[0] = mark;
    bytes[1] = mark;
    at(2).putShort((short) 42);
  }

  static TiffBytes little() {
    return new TiffBytes(ByteOrder.LITTLE_ENDIAN);
  }

  private ByteBuffer at(int position) {
    return ByteBuffer.wrap(bytes).order(order).position(position);
  }

  ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(order);
  }

  /** Appends; the answer is where. */
  int put(byte[] content) {
    while (length + content.length > bytes.length) {
      bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }
    System.arraycopy(content, 0, bytes, length, content.length);
    length += content.length;
    return length - content.length;
  }

  Field numbers(int tag, int type, long... values) {
    int size = type == SHORT ? 2 : type == BYTE ? 1 : 4;
    ByteBuffer stored = buffer(size * values.length);
    for (long value : values) {
      if (size == 2) {
        stored.putShort((short) value);
      } else if (size == 1) {
        stored.put((byte) value);
      } else {
        stored.putInt((int) value);
      }
    }
    int count = type == RATIONAL ? values.length / 2 : values.length;
    return new Field(tag, type, count, stored.array());
  }

  Field text(int tag, String text) {
    byte[] stored = (text + "\0").getBytes(StandardCharsets.UTF_8);
    return new Field(tag, ASCII, stored.length, stored);
  }

  Field real(int tag, float value) {
    return new Field(tag, FLOAT, 1, buffer(4).putFloat(value).array());
  }

  /** A page of 8-bit grey with one strip, and more fields. */
  TiffBytes page(int width, int height, byte[] pixels, Field... more) {
    int strip = put(pixels);
    List<Field> fields =
        new ArrayList<>(
            List.of(
                numbers(256, LONG, width),
                numbers(257, LONG, height),
                numbers(258, SHORT, 8),
                numbers(273, LONG, strip),
                numbers(279, LONG, pixels.length)));
    for (Field field : more) {
      fields.removeIf(known -> known.tag == field.tag);
      fields.add(field);
    }
    return directory(fields.toArray(Field[]::new));
  }

  TiffBytes directory(Field... fields) {
    Field[] sorted = fields.clone();
    Arrays.sort(sorted, Comparator.comparingInt(Field::tag));
    ByteBuffer directory = buffer(2 + sorted.length * 12 + 4);
    directory.putShort((short) sorted.length);
    for (Field field : sorted) {
      directory.putShort((short) field.tag).putShort((short) field.type).putInt(field.count);
      if (field.values.length <= 4) {
        directory.put(Arrays.copyOf(field.values, 4));
      } else {
        directory.putInt(put(field.values));
      }
    }
    directory.putInt(0);
    int position = put(directory.array());
    at(link).putInt(position);
    link = length - 4;
    return this;
  }

  byte[] bytes() {
    return Arrays.copyOf(bytes, length);
  }

  static Detection detect(String name, byte[] file) throws IOException {
    return FormatDetector.detect(MemoryFiles.source(file), name);
  }

  /** Opens a file by what it is detected as. */
  static PixelSource open(String name, byte[] file) throws IOException, ImagingException {
    Detection detection = detect(name, file);
    return Readers.forDetection(detection)
        .orElseThrow(() -> new AssertionError(detection))
        .open(new MemoryFiles().with(name, file), name, detection, ReadLimits.DEFAULT);
  }

  /** The code with which a file is refused when it is opened. */
  static String refusal(String name, byte[] file) throws IOException {
    try (PixelSource source = open(name, file)) {
      return "read: " + source.images();
    } catch (ImagingException e) {
      return e.code();
    }
  }

  static ByteSource source(byte[] file) {
    return MemoryFiles.source(file);
  }
}
