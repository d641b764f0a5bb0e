package org.lumenark.submission.archive;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An entry as the central directory of a zip archive has it: APPNOTE 6.3.10, section 4.3.12.
 *
 * @param rawName as in the archive
 * @param mode of Unix, 0 if the archive tells none
 * @param start of its local header
 */
record ZipRecord(
    byte[] rawName,
    String name,
    int flags,
    int method,
    int crc32,
    long compressed,
    long size,
    int mode,
    long start) {

  static final int STORED = 0;
  static final int DEFLATED = 8;
  private static final int SIGNATURE = 0x02014b50;
  private static final int FIXED_BYTES = 46;
  private static final int LOCAL_FIXED_BYTES = 30;
  private static final int UNIX = 3;
  private static final int FILE_KIND = 0xF000;
  private static final int REGULAR = 0x8000;
  private static final int ZIP64_EXTRA = 1;
  private static final long IN_EXTRA = 0xFFFFFFFFL;
  private static final Charset OLD_NAMES = Charset.forName("IBM437");

  /** Reads the record that the stream stands at. */
  static ZipRecord read(StoredStream directory) throws IOException {
    ByteBuffer fixed = buffer(directory.exactly(FIXED_BYTES));
    if (fixed.getInt(0) != SIGNATURE) {
      throw ArchiveException.damaged("The directory of the zip archive is damaged.");
    }
    byte[] rawName = directory.exactly(Short.toUnsignedInt(fixed.getShort(28)));
    ByteBuffer extra = buffer(directory.exactly(Short.toUnsignedInt(fixed.getShort(30))));
    directory.exactly(Short.toUnsignedInt(fixed.getShort(32)));
    long size = Integer.toUnsignedLong(fixed.getInt(24));
    long compressed = Integer.toUnsignedLong(fixed.getInt(20));
    long start = Integer.toUnsignedLong(fixed.getInt(42));
    if (size == IN_EXTRA || compressed == IN_EXTRA || start == IN_EXTRA) {
      try {
        ByteBuffer large = extra(extra, ZIP64_EXTRA).orElseThrow(ZipRecord::damaged);
        size = size == IN_EXTRA ? large.getLong() : size;
        compressed = compressed == IN_EXTRA ? large.getLong() : compressed;
        start = start == IN_EXTRA ? large.getLong() : start;
      } catch (BufferUnderflowException tooShort) {
        throw damaged();
      }
    }
    if (size < 0 || compressed < 0 || start < 0) {
      throw damaged();
    }
    int mode = fixed.get(5) == UNIX ? fixed.getInt(38) >>> 16 : 0;
    return new ZipRecord(
        rawName,
        name(rawName),
        Short.toUnsignedInt(fixed.getShort(8)),
        Short.toUnsignedInt(fixed.getShort(10)),
        fixed.getInt(16),
        compressed,
        size,
        mode,
        start);
  }

  boolean isFolder() {
    return name.endsWith("/");
  }

  boolean isEncrypted() {
    return (flags & 0x2041) != 0;
  }

  /** Not a link, device or pipe. */
  boolean isPlain() {
    return (mode & FILE_KIND) == 0 || (mode & FILE_KIND) == REGULAR;
  }

  /** Where its bytes end at the earliest; negative if it cannot be. */
  long earliestEnd() {
    return start + LOCAL_FIXED_BYTES + rawName.length + compressed;
  }

  /**
   * Many writers leave out the flag for UTF-8; text in the old code page is hardly ever valid
   * UTF-8.
   */
  private static String name(byte[] raw) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
    } catch (CharacterCodingException old) {
      return new String(raw, OLD_NAMES);
    }
  }

  private static Optional<ByteBuffer> extra(ByteBuffer extra, int id) {
    int at = 0;
    while (at + 4 <= extra.limit()) {
      int length = Short.toUnsignedInt(extra.getShort(at + 2));
      if (at + 4 + length > extra.limit()) {
        return Optional.empty();
      }
      if (Short.toUnsignedInt(extra.getShort(at)) == id) {
        return Optional.of(extra.slice(at + 4, length).order(ByteOrder.LITTLE_ENDIAN));
      }
      at += 4 + length;
    }
    return Optional.empty();
  }

  private static ArchiveException damaged() {
    return ArchiveException.damaged("The directory of the zip archive has impossible sizes.");
  }

  private static ByteBuffer buffer(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
