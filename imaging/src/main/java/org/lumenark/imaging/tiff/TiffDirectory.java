package org.lumenark.imaging.tiff;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;

/**
 * One image file directory. Values are read when asked for; every declared count is checked against
 * the file and the limits first.
 */
final class TiffDirectory {

  private static final int MAX_ENTRIES = 65_535;

  private final TiffInput input;
  private final ReadLimits limits;
  private final String place;
  private final Map<Integer, Entry> entries;
  private final long next;

  /**
   * @param high upper half of the only value of an NDPI of more than 4 GiB
   */
  private record Entry(int type, long count, long position, long high) {}

  private TiffDirectory(
      TiffInput input, ReadLimits limits, String place, Map<Integer, Entry> entries, long next) {
    this.input = input;
    this.limits = limits;
    this.place = place;
    this.entries = entries;
    this.next = next;
  }

  /**
   * @param name such as {@code IFD 3}, for messages
   */
  static TiffDirectory read(TiffInput input, ReadLimits limits, long offset, String name)
      throws IOException, ImagingException {
    String place = input.path() + " " + name;
    boolean big = input.header().big();
    int entryBytes = big ? 20 : 12;
    long count = entryCount(input, offset, place);
    long first = offset + (big ? 8 : 2);
    long highWords = first + count * entryBytes + 8;
    Map<Integer, Entry> entries = HashMap.newHashMap((int) Math.min(count, 64));
    for (int i = 0; i < count; i++) {
      long at = first + (long) i * entryBytes;
      int type = input.unsigned16(at + 2);
      int typeBytes = bytesOf(type);
      if (typeBytes == 0) {
        continue;
      }
      long values = input.word(at + 4);
      long field = at + 4 + input.header().wordBytes();
      boolean inline = values >= 0 && values <= input.header().wordBytes() / typeBytes;
      long high = input.header().wide() ? input.unsigned32(highWords + 4L * i) << 32 : 0;
      long position = inline ? field : input.word(field) | high;
      entries.putIfAbsent(
          input.unsigned16(at), new Entry(type, values, position, inline ? high : 0));
    }
    return new TiffDirectory(input, limits, place, entries, nextOf(input, offset, place));
  }

  /** Offset of the directory that follows the one at {@code offset}; 0 if it is the last. */
  static long nextOf(TiffInput input, long offset, String place)
      throws IOException, ImagingException {
    boolean big = input.header().big();
    long end = offset + (big ? 8 : 2) + entryCount(input, offset, place) * (big ? 20 : 12);
    if (end == input.size()) {
      return 0;
    }
    return input.header().wide() ? input.unsigned64(end) : input.word(end);
  }

  private static long entryCount(TiffInput input, long offset, String place)
      throws IOException, ImagingException {
    boolean big = input.header().big();
    int countBytes = big ? 8 : 2;
    if (offset < 8 || offset > input.size() - countBytes) {
      throw new ImagingException(
          "tiff.ifd-past-end",
          place,
          "The directory should be at byte "
              + offset
              + " of "
              + input.size()
              + "; the file is cut short or damaged.");
    }
    long count = input.unsigned(offset, countBytes);
    long room = (input.size() - offset - countBytes) / (big ? 20 : 12);
    if (count < 1 || count > MAX_ENTRIES || count > room) {
      throw new ImagingException(
          "tiff.bad-ifd",
          place,
          "The directory declares " + count + " entries; there is room for " + room + ".");
    }
    return count;
  }

  TiffInput input() {
    return input;
  }

  ReadLimits limits() {
    return limits;
  }

  String place() {
    return place;
  }

  String place(int tag) {
    return place + " tag " + tag;
  }

  long next() {
    return next;
  }

  boolean has(int tag) {
    return entries.containsKey(tag);
  }

  long count(int tag) {
    Entry entry = entries.get(tag);
    return entry == null ? 0 : entry.count;
  }

  /** The first value of an integer tag. */
  long number(int tag, long otherwise) throws IOException, ImagingException {
    Entry entry = entries.get(tag);
    if (entry == null || entry.count < 1) {
      return otherwise;
    }
    return valueAt(entry, tag, 0);
  }

  private long valueAt(Entry entry, int tag, long index) throws IOException, ImagingException {
    int bytes = integerBytes(entry, tag);
    check(entry, tag);
    long raw = input.unsigned(entry.position + index * bytes, bytes);
    return isSigned(entry.type) ? raw << (64 - 8 * bytes) >> (64 - 8 * bytes) : raw | entry.high;
  }

  /** All values of an integer tag; empty if it is absent. */
  long[] numbers(int tag) throws IOException, ImagingException {
    Entry entry = entries.get(tag);
    if (entry == null) {
      return new long[0];
    }
    int bytes = integerBytes(entry, tag);
    byte[] raw = bytes(tag);
    long[] values = new long[raw.length / bytes];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          TiffInput.number(raw, i * bytes, bytes, input.header().littleEndian()) | entry.high;
    }
    return values;
  }

  /** The raw bytes of a tag's values; empty if it is absent. */
  byte[] bytes(int tag) throws IOException, ImagingException {
    Entry entry = entries.get(tag);
    if (entry == null) {
      return new byte[0];
    }
    check(entry, tag);
    byte[] raw = new byte[(int) (entry.count * bytesOf(entry.type))];
    input.source().read(entry.position, raw, 0, raw.length);
    return raw;
  }

  /**
   * The text of a tag without trailing NULs; UTF-8, or Latin-1 where it is not. Null if the tag is
   * absent.
   */
  @Nullable String text(int tag) throws IOException, ImagingException {
    return has(tag) ? Texts.decode(bytes(tag)) : null;
  }

  /** As {@link #text}, but at most the first {@code maxBytes}. */
  @Nullable String head(int tag, int maxBytes) throws IOException, ImagingException {
    Entry entry = entries.get(tag);
    if (entry == null) {
      return null;
    }
    long available = Math.min(entry.count * bytesOf(entry.type), input.size() - entry.position);
    if (entry.position < 0 || available <= 0) {
      return null;
    }
    byte[] raw = new byte[(int) Math.min(available, maxBytes)];
    input.source().read(entry.position, raw, 0, raw.length);
    return Texts.decode(raw);
  }

  /** As many fractions as {@code otherwise} has, which stand where the tag does not hold them. */
  float[] fractions(int tag, float[] otherwise) throws IOException, ImagingException {
    Entry entry = entries.get(tag);
    if (entry == null || entry.type != 5 || entry.count < otherwise.length) {
      return otherwise;
    }
    check(entry, tag);
    float[] values = new float[otherwise.length];
    for (int i = 0; i < values.length; i++) {
      float denominator = input.unsigned32(entry.position + 8L * i + 4);
      values[i] = denominator == 0 ? 0 : input.unsigned32(entry.position + 8L * i) / denominator;
    }
    return values;
  }

  OptionalDouble rational(int tag) throws IOException, ImagingException {
    Entry entry = entries.get(tag);
    if (entry == null || entry.type != 5 || entry.count < 1) {
      return OptionalDouble.empty();
    }
    check(entry, tag);
    double numerator = input.unsigned32(entry.position);
    double denominator = input.unsigned32(entry.position + 4);
    boolean usable = numerator > 0 && denominator > 0;
    return usable ? OptionalDouble.of(numerator / denominator) : OptionalDouble.empty();
  }

  /** The first value of a floating point or integer tag. */
  OptionalDouble real(int tag) throws IOException, ImagingException {
    Entry entry = entries.get(tag);
    if (entry == null || entry.count < 1) {
      return OptionalDouble.empty();
    }
    check(entry, tag);
    return switch (entry.type) {
      case 5 -> rational(tag);
      case 10 -> OptionalDouble.empty();
      case 11 -> OptionalDouble.of(Float.intBitsToFloat((int) input.unsigned32(entry.position)));
      case 12 -> OptionalDouble.of(Double.longBitsToDouble(input.unsigned64(entry.position)));
      default ->
          bytesOf(entry.type) > 0 && entry.type != 2
              ? OptionalDouble.of((double) valueAt(entry, tag, 0))
              : OptionalDouble.empty();
    };
  }

  /** Where the values of a tag begin; 0 if it is absent. */
  long position(int tag) {
    Entry entry = entries.get(tag);
    return entry == null ? 0 : entry.position;
  }

  int type(int tag) {
    Entry entry = entries.get(tag);
    return entry == null ? 0 : entry.type;
  }

  private void check(Entry entry, int tag) throws ImagingException {
    int bytes = bytesOf(entry.type);
    if (entry.count < 0
        || entry.count > Math.min(limits.maxMetadata(), limits.maxAllocation()) / bytes) {
      throw new ImagingException(
          "tiff.value-too-large",
          place(tag),
          "The tag declares " + entry.count + " values, more than the limit.");
    }
    if (entry.position < 0 || entry.position > input.size() - entry.count * bytes) {
      throw new ImagingException(
          "tiff.value-past-end",
          place(tag),
          "The tag's values should be at byte "
              + entry.position
              + "; the file ends at "
              + input.size()
              + ".");
    }
  }

  private int integerBytes(Entry entry, int tag) throws ImagingException {
    return switch (entry.type) {
      case 1, 3, 4, 6, 7, 8, 9, 13, 16, 17, 18 -> bytesOf(entry.type);
      default ->
          throw new ImagingException(
              "tiff.bad-tag-type",
              place(tag),
              "The tag has type " + entry.type + " where a whole number belongs.");
    };
  }

  private static boolean isSigned(int type) {
    return type == 6 || type == 8 || type == 9 || type == 17;
  }

  private static int bytesOf(int type) {
    return switch (type) {
      case 1, 2, 6, 7 -> 1;
      case 3, 8 -> 2;
      case 4, 9, 11, 13 -> 4;
      case 5, 10, 12, 16, 17, 18 -> 8;
      default -> 0;
    };
  }
}
