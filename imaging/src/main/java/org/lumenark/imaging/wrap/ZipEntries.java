package org.lumenark.imaging.wrap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lumenark.imaging.raw.HeaderBytes;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.SliceSource;

/**
 * The files in a zip, by its central directory (APPNOTE.TXT 6.3.10,
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT), with the Zip64 extensions. Folders
 * and what operating systems leave in archives are passed over. A zip of more than a few files is
 * not one image and is given up at once.
 */
final class ZipEntries {

  private static final String FORMAT = "zip";
  private static final int MAX_FILES = 8;
  private static final int MAX_ENTRIES = 4_096;
  private static final int END_BYTES = 22;
  private static final int MAX_COMMENT = 65_535;
  private static final int END_MARK = 0x06054b50;
  private static final int LOCATOR_MARK = 0x07064b50;
  private static final int END_64_MARK = 0x06064b50;
  private static final int ENTRY_MARK = 0x02014b50;
  private static final int LOCAL_MARK = 0x04034b50;
  private static final int ENTRY_BYTES = 46;
  private static final int LOCAL_BYTES = 30;
  private static final int ZIP_64 = 1;
  private static final long IN_ZIP_64 = 0xFFFF_FFFFL;
  private static final int ENCRYPTED = 1;
  private static final int UTF_8 = 1 << 11;

  private final ByteSource source;
  private final String path;

  private ZipEntries(ByteSource source, String path) {
    this.source = source;
    this.path = path;
  }

  /** One file in the zip. */
  record Entry(String name, int method, int flags, int crc, long packed, long size, long header) {}

  /**
   * @return by name, in the zip's order
   * @throws ImagingException {@code no-reader} if there are too many to be one image
   */
  static Map<String, Entry> of(ByteSource source, String path)
      throws IOException, ImagingException {
    return new ZipEntries(source, path).read();
  }

  private Map<String, Entry> read() throws IOException, ImagingException {
    Map<String, Entry> found = new LinkedHashMap<>();
    long at = directory();
    for (int i = 0; i < MAX_ENTRIES && found.size() <= MAX_FILES; i++) {
      if (at < 0 || source.size() - at < ENTRY_BYTES) {
        return found;
      }
      HeaderBytes fixed = bytes(at, ENTRY_BYTES);
      if (fixed.int32(0) != ENTRY_MARK) {
        return found;
      }
      int nameLength = fixed.unsigned16(28);
      int extraLength = fixed.unsigned16(30);
      HeaderBytes names = bytes(at + ENTRY_BYTES, nameLength + extraLength);
      Entry entry = entry(fixed, names, nameLength);
      if (!entry.name.endsWith("/") && !isLitter(entry.name)) {
        found.putIfAbsent(entry.name, entry);
      }
      at += ENTRY_BYTES + nameLength + extraLength + fixed.unsigned16(32);
    }
    throw new ImagingException("no-reader", path, "The zip holds many files; it is kept as it is.");
  }

  private static boolean isLitter(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    return name.startsWith("__MACOSX/")
        || last.equals(".DS_Store")
        || last.equalsIgnoreCase("Thumbs.db")
        || last.equalsIgnoreCase("desktop.ini");
  }

  private long directory() throws IOException, ImagingException {
    int length = (int) Math.min(source.size(), END_BYTES + MAX_COMMENT);
    long from = source.size() - length;
    HeaderBytes tail = bytes(from, length);
    for (int at = length - END_BYTES; at >= 0; at--) {
      if (tail.int32(at) == END_MARK) {
        long start = tail.int32(at + 16) & IN_ZIP_64;
        return start == IN_ZIP_64 ? directory64(from + at - 20) : start;
      }
    }
    throw damaged("The zip has no directory at its end.");
  }

  private long directory64(long locatorAt) throws IOException, ImagingException {
    HeaderBytes locator = bytes(locatorAt, 20);
    if (locator.int32(0) != LOCATOR_MARK) {
      throw damaged("The zip's directory cannot be found.");
    }
    HeaderBytes end = bytes(locator.int64(8), 56);
    if (end.int32(0) != END_64_MARK) {
      throw damaged("The zip's directory cannot be found.");
    }
    return end.int64(48);
  }

  private static Entry entry(HeaderBytes fixed, HeaderBytes names, int nameLength) {
    boolean utf8 = (fixed.unsigned16(8) & UTF_8) != 0;
    byte[] raw = names.raw(0, nameLength);
    String name =
        new String(raw, utf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1)
            .replace('\\', '/');
    long size = fixed.int32(24) & IN_ZIP_64;
    long packed = fixed.int32(20) & IN_ZIP_64;
    long header = fixed.int32(42) & IN_ZIP_64;
    int at = nameLength;
    while (at + 4 <= names.length()) {
      int end = Math.min(names.length(), at + 4 + names.unsigned16(at + 2));
      if (names.unsigned16(at) == ZIP_64) {
        int field = at + 4;
        if (size == IN_ZIP_64 && field + 8 <= end) {
          size = names.int64(field);
          field += 8;
        }
        if (packed == IN_ZIP_64 && field + 8 <= end) {
          packed = names.int64(field);
          field += 8;
        }
        if (header == IN_ZIP_64 && field + 8 <= end) {
          header = names.int64(field);
        }
      }
      at = end;
    }
    return new Entry(
        name, fixed.unsigned16(10), fixed.unsigned16(8), fixed.int32(16), packed, size, header);
  }

  /** The content of a file: a part of the zip where it is stored as it is, otherwise unpacked. */
  static ByteSource open(ByteSource source, String path, Entry entry, ReadLimits limits)
      throws IOException, ImagingException {
    String place = path + " entry " + entry.name;
    if ((entry.flags & ENCRYPTED) != 0) {
      throw new ImagingException("zip.encrypted", place, "The file in the zip is encrypted.");
    }
    SliceSource packed = new ZipEntries(source, path).packed(entry, place);
    return switch (entry.method) {
      case 0 -> packed;
      case 8 ->
          Unpacked.of(
              packed,
              in -> new ChecksumStream(new DeflateStream(in), entry.crc, entry.size),
              FORMAT,
              place,
              limits);
      default ->
          throw new ImagingException(
              "zip.unsupported-compression",
              place,
              "Compression method " + entry.method + " is not read.");
    };
  }

  private SliceSource packed(Entry entry, String place) throws IOException, ImagingException {
    HeaderBytes local = bytes(entry.header, LOCAL_BYTES);
    long first = entry.header + LOCAL_BYTES + local.unsigned16(26) + local.unsigned16(28);
    boolean inside =
        local.int32(0) == LOCAL_MARK
            && entry.packed >= 0
            && first <= source.size()
            && entry.packed <= source.size() - first;
    if (!inside) {
      throw new ImagingException(
          "zip.damaged", place, "The file is not where the zip's directory says.");
    }
    return new SliceSource(source, first, entry.packed);
  }

  private HeaderBytes bytes(long at, int length) throws IOException, ImagingException {
    if (at < 0) {
      throw damaged("The zip's directory refers to a place before its beginning.");
    }
    return HeaderBytes.read(source, at, length, FORMAT, path);
  }

  private ImagingException damaged(String message) {
    return new ImagingException("zip.damaged", path, message);
  }
}
