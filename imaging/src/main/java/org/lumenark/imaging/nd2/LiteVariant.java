package org.lumenark.imaging.nd2;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;

/**
 * The binary form: type, length of the name, name in UTF-16, value. A list has the number of its
 * items, its length from its own first byte, the items, and a table of eight bytes for each.
 */
final class LiteVariant {

  private static final int MAX_DEPTH = 60;
  private static final int MAX_NODES = 500_000;
  private static final int LIST = 11;
  private static final int COMPRESSED = 'L';

  private final String place;
  private final ReadLimits limits;
  private int nodes;

  private LiteVariant(String place, ReadLimits limits) {
    this.place = place;
    this.limits = limits;
  }

  static Variant parse(byte[] content, String place, ReadLimits limits) throws ImagingException {
    LiteVariant parser = new LiteVariant(place, limits);
    try {
      return new Variant("", null, parser.items(buffer(content), Integer.MAX_VALUE, 0));
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw Variants.damaged(place, "The metadata ends inside a value.");
    }
  }

  private static ByteBuffer buffer(byte[] content) {
    return ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
  }

  private List<Variant> items(ByteBuffer in, int count, int depth) throws ImagingException {
    if (depth > MAX_DEPTH) {
      throw Variants.tooMany(place);
    }
    List<Variant> items = new ArrayList<>();
    for (int i = 0; i < count && in.hasRemaining(); i++) {
      int start = in.position();
      int type = in.get() & 0xFF;
      int nameLength = in.get() & 0xFF;
      if (type == COMPRESSED) {
        return items(buffer(inflate(in)), Integer.MAX_VALUE, depth + 1);
      }
      if (++nodes > MAX_NODES) {
        throw Variants.tooMany(place);
      }
      String name = name(in, nameLength);
      if (type == LIST) {
        items.add(new Variant(name, null, list(in, start, depth)));
      } else {
        items.add(new Variant(name, value(in, type), List.of()));
      }
    }
    return items;
  }

  private List<Variant> list(ByteBuffer in, int start, int depth) throws ImagingException {
    long count = in.getInt() & 0xFFFFFFFFL;
    long length = in.getLong();
    int body = in.position();
    if (length < body - start || length > in.limit() - start) {
      throw Variants.damaged(place, "A list reaches past the end of its block.");
    }
    int end = (int) (start + length);
    ByteBuffer inside = in.duplicate().order(ByteOrder.LITTLE_ENDIAN).limit(end);
    List<Variant> items = items(inside, (int) Math.min(count, Integer.MAX_VALUE), depth + 1);
    in.position((int) Math.min(in.limit(), end + 8 * count));
    return items;
  }

  private Object value(ByteBuffer in, int type) throws ImagingException {
    return switch (type) {
      case 1 -> in.get() != 0;
      case 2 -> in.getInt();
      case 3 -> in.getInt() & 0xFFFFFFFFL;
      case 4, 5, 7 -> in.getLong();
      case 6 -> in.getDouble();
      case 8 -> text(in);
      case 9 -> bytes(in);
      default -> throw Variants.damaged(place, "A value has the unknown type " + type + ".");
    };
  }

  private byte[] bytes(ByteBuffer in) throws ImagingException {
    long length = in.getLong();
    if (length < 0 || length > in.remaining()) {
      throw Variants.damaged(place, "A value of " + length + " bytes reaches past its block.");
    }
    byte[] bytes = new byte[(int) length];
    in.get(bytes);
    return bytes;
  }

  private static String name(ByteBuffer in, int characters) {
    byte[] raw = new byte[characters * 2];
    in.get(raw);
    String name = new String(raw, StandardCharsets.UTF_16LE);
    return name.endsWith("\0") ? name.substring(0, name.length() - 1) : name;
  }

  private static String text(ByteBuffer in) {
    int start = in.position();
    int end = start;
    while (end + 1 < in.limit() && (in.get(end) != 0 || in.get(end + 1) != 0)) {
      end += 2;
    }
    byte[] raw = new byte[end - start];
    in.get(raw);
    in.position(Math.min(in.limit(), end + 2));
    return new String(raw, StandardCharsets.UTF_16LE);
  }

  private byte[] inflate(ByteBuffer in) throws ImagingException {
    in.position(in.position() + 10);
    byte[] packed = new byte[in.remaining()];
    in.get(packed);
    int most = (int) Math.min(limits.maxMetadata(), packed.length * 1_040L + 64);
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(packed);
      byte[] out = new byte[Math.min(most, Math.max(4_096, packed.length * 4))];
      int length = 0;
      while (!inflater.finished()) {
        int got = inflater.inflate(out, length, out.length - length);
        length += got;
        if (length == most || (got == 0 && length < out.length)) {
          throw Variants.damaged(place, "The compressed metadata cannot be unpacked.");
        }
        if (length == out.length) {
          out = java.util.Arrays.copyOf(out, (int) Math.min(most, out.length * 2L));
        }
      }
      return java.util.Arrays.copyOf(out, length);
    } catch (DataFormatException e) {
      throw Variants.damaged(place, "The compressed metadata is corrupt: " + e.getMessage());
    }
  }
}
