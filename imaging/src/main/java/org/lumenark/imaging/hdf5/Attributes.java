package org.lumenark.imaging.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.lumenark.imaging.source.ImagingException;

/**
 * The attributes of an object as text: texts as they are, arrays of single characters (as Imaris
 * writes them) joined, numbers separated by spaces. Those of other types, of more than some
 * thousand bytes, are left out.
 */
final class Attributes {

  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_NUMBERS = 1_000;
  private static final int MOST_DENSE = 100_000;

  private Attributes() {}

  static Map<String, String> of(ObjectHeader object) throws IOException, ImagingException {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (ObjectHeader.Message message : object.messages()) {
      if (message.type() == ObjectHeader.ATTRIBUTE && !message.shared()) {
        read(object.fields(message), attributes);
      }
    }
    Optional<Fields> dense = object.first(ObjectHeader.ATTRIBUTE_INFO);
    if (dense.isPresent()) {
      Dense.attributes(dense.get(), MOST_DENSE, in -> read(in, attributes));
    }
    return attributes;
  }

  private static void read(Fields in, Map<String, String> attributes) throws ImagingException {
    int version = in.u8();
    int flags = in.u8();
    if (version < 1 || version > 3 || (version > 1 && (flags & 3) != 0)) {
      return;
    }
    int nameBytes = in.u16();
    int typeBytes = in.u16();
    int spaceBytes = in.u16();
    in.skip(version == 3 ? 1 : 0);
    String name = part(in, nameBytes, version).text();
    Datatype type = Datatype.read(part(in, typeBytes, version));
    Dataspace space = Dataspace.read(part(in, spaceBytes, version));
    long elements = space.elements(MOST_BYTES);
    long bytes = elements * type.bytes();
    if (elements > MOST_BYTES || bytes > MOST_BYTES || bytes > in.remaining()) {
      return;
    }
    byte[] content = in.bytes(bytes);
    if (type.kind() == Datatype.TEXT) {
      attributes.put(name, text(content));
    } else if (type.sample().isPresent() && elements <= MOST_NUMBERS) {
      attributes.put(name, numbers(content, type));
    }
  }

  /** In version 1 each part is padded to eight bytes. */
  private static Fields part(Fields in, int bytes, int version) throws ImagingException {
    long address = in.address() + in.position();
    byte[] content = in.bytes(bytes);
    int padding = version == 1 ? -bytes & 7 : 0;
    in.skip(Math.min(padding, in.remaining()));
    return in.file().fields(content, address);
  }

  private static String text(byte[] content) {
    int length = 0;
    while (length < content.length && content[length] != 0) {
      length++;
    }
    String utf8 = new String(content, 0, length, StandardCharsets.UTF_8);
    boolean clean = utf8.indexOf('\uFFFD') < 0;
    return (clean ? utf8 : new String(content, 0, length, StandardCharsets.ISO_8859_1)).strip();
  }

  private static String numbers(byte[] content, Datatype type) {
    ByteBuffer in =
        ByteBuffer.wrap(content)
            .order(type.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    StringJoiner numbers = new StringJoiner(" ");
    while (in.hasRemaining()) {
      numbers.add(
          switch (type.sample().orElseThrow()) {
            case INT8 -> Integer.toString(in.get());
            case UINT8 -> Integer.toString(in.get() & 0xFF);
            case INT16 -> Integer.toString(in.getShort());
            case UINT16 -> Integer.toString(in.getShort() & 0xFFFF);
            case INT32 -> Integer.toString(in.getInt());
            case UINT32 -> Integer.toUnsignedString(in.getInt());
            case INT64 -> Long.toString(in.getLong());
            case UINT64 -> Long.toUnsignedString(in.getLong());
            case FLOAT32 -> Float.toString(in.getFloat());
            case FLOAT64 -> Double.toString(in.getDouble());
          });
    }
    return numbers.toString();
  }
}
