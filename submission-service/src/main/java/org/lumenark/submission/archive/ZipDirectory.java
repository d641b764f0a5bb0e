package org.lumenark.submission.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Where the central directory of a zip archive lies: PKWARE APPNOTE 6.3.10, sections 4.3.14 to
 * 4.3.16. The end record has to be the last thing of the archive and has to follow the directory,
 * so that all readers see the same entries.
 *
 * @param start first byte of the directory; all entries lie before it
 * @param end first byte after it
 */
record ZipDirectory(long start, long end) {

  private static final int END_SIGNATURE = 0x06054b50;
  private static final int ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
  private static final int ZIP64_END_SIGNATURE = 0x06064b50;
  private static final int END_BYTES = 22;
  private static final int ZIP64_LOCATOR_BYTES = 20;
  private static final int ZIP64_END_BYTES = 56;
  private static final int LONGEST_COMMENT = 0xFFFF;
  private static final long IN_ZIP64 = 0xFFFFFFFFL;

  static ZipDirectory find(StoredStream archive) throws IOException {
    int tail = (int) Math.min(archive.length(), END_BYTES + LONGEST_COMMENT);
    long tailStart = archive.length() - tail;
    archive.seek(tailStart);
    ByteBuffer bytes = buffer(archive.exactly(tail));
    for (int at = tail - END_BYTES; at >= 0; at--) {
      if (bytes.getInt(at) == END_SIGNATURE
          && at + END_BYTES + Short.toUnsignedInt(bytes.getShort(at + 20)) == tail) {
        return of(
            archive, bytes.slice(at, END_BYTES).order(ByteOrder.LITTLE_ENDIAN), tailStart + at);
      }
    }
    throw ArchiveException.damaged("The zip archive has no end record.");
  }

  private static ZipDirectory of(StoredStream archive, ByteBuffer end, long endStart)
      throws IOException {
    int disk = Short.toUnsignedInt(end.getShort(4));
    long size = Integer.toUnsignedLong(end.getInt(12));
    long start = Integer.toUnsignedLong(end.getInt(16));
    boolean large =
        size == IN_ZIP64
            || start == IN_ZIP64
            || Short.toUnsignedInt(end.getShort(10)) == 0xFFFF
            || disk == 0xFFFF;
    if (large && endStart >= ZIP64_LOCATOR_BYTES) {
      archive.seek(endStart - ZIP64_LOCATOR_BYTES);
      ByteBuffer locator = buffer(archive.exactly(ZIP64_LOCATOR_BYTES));
      if (locator.getInt(0) == ZIP64_LOCATOR_SIGNATURE) {
        return zip64(archive, locator.getLong(8), endStart - ZIP64_LOCATOR_BYTES);
      }
    }
    return checked(start, size, endStart, disk);
  }

  private static ZipDirectory zip64(StoredStream archive, long recordStart, long locatorStart)
      throws IOException {
    archive.seek(recordStart);
    ByteBuffer end = buffer(archive.exactly(ZIP64_END_BYTES));
    if (end.getInt(0) != ZIP64_END_SIGNATURE || recordStart + 12 + end.getLong(4) != locatorStart) {
      throw ArchiveException.damaged("The zip archive has no ZIP64 end record.");
    }
    return checked(end.getLong(48), end.getLong(40), recordStart, end.getInt(16));
  }

  private static ZipDirectory checked(long start, long size, long follows, int disk)
      throws ArchiveException {
    if (disk != 0) {
      throw ArchiveException.damaged("The zip archive is one part of several.");
    }
    if (start < 0 || size < 0 || start > follows || size != follows - start) {
      throw ArchiveException.damaged("The directory of the zip archive is not where it should be.");
    }
    return new ZipDirectory(start, follows);
  }

  private static ByteBuffer buffer(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
