package org.lumenark.gateway.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.lumenark.contracts.manifest.ArchiveLayout;

/**
 * The records of a ZIP archive whose files are stored as they are, always with ZIP64 numbers, names
 * in UTF-8, and the one time that no file has. Source: APPNOTE.TXT 6.3.10, sections 4.3 and 4.5.3.
 */
final class ZipRecords {

  private static final short VERSION_OF_ZIP64 = 45;

  /** Made on Unix, so that the upper half of the external attributes is a file mode. */
  private static final short MADE_BY = (3 << 8) | VERSION_OF_ZIP64;

  /** -rw-r--r-- of a regular file. */
  private static final int MODE = 0100644 << 16;

  private static final short NAMES_IN_UTF8 = 1 << 11;
  private static final short STORED = 0;
  private static final short MIDNIGHT = 0;

  /** 1980-01-01, the first day that ZIP knows. */
  private static final short FIRST_DAY = (1 << 5) | 1;

  private static final short ZIP64 = 1;
  private static final short IN_ZIP64_SHORT = -1;
  private static final int IN_ZIP64 = -1;
  private static final short TWO_NUMBERS = 16;
  private static final short THREE_NUMBERS = 24;
  private static final int EXTRA_HEADER = 4;

  /** Bytes of the end record of ZIP64 behind the number that says so. */
  private static final long END_FOLLOWS = 44;

  private ZipRecords() {}

  static byte[] local(byte[] name, long size, int crc32) {
    ByteBuffer record = records(ArchiveLayout.LOCAL_BYTES + name.length).putInt(0x04034b50);
    return entry(record, name, crc32, TWO_NUMBERS)
        .put(name)
        .putShort(ZIP64)
        .putShort(TWO_NUMBERS)
        .putLong(size)
        .putLong(size)
        .array();
  }

  /**
   * @param at where its local header begins
   */
  static byte[] listed(byte[] name, long size, int crc32, long at) {
    ByteBuffer record =
        records(ArchiveLayout.LISTED_BYTES + name.length).putInt(0x02014b50).putShort(MADE_BY);
    return entry(record, name, crc32, THREE_NUMBERS)
        .putShort((short) 0)
        .putShort((short) 0)
        .putShort((short) 0)
        .putInt(MODE)
        .putInt(IN_ZIP64)
        .put(name)
        .putShort(ZIP64)
        .putShort(THREE_NUMBERS)
        .putLong(size)
        .putLong(size)
        .putLong(at)
        .array();
  }

  /**
   * @param at where the central directory begins
   * @param bytes of the central directory
   */
  static byte[] end(long files, long at, long bytes) {
    return records(ArchiveLayout.END_BYTES)
        .putInt(0x06064b50)
        .putLong(END_FOLLOWS)
        .putShort(MADE_BY)
        .putShort(VERSION_OF_ZIP64)
        .putInt(0)
        .putInt(0)
        .putLong(files)
        .putLong(files)
        .putLong(bytes)
        .putLong(at)
        .putInt(0x07064b50)
        .putInt(0)
        .putLong(at + bytes)
        .putInt(1)
        .putInt(0x06054b50)
        .putShort(IN_ZIP64_SHORT)
        .putShort(IN_ZIP64_SHORT)
        .putShort(IN_ZIP64_SHORT)
        .putShort(IN_ZIP64_SHORT)
        .putInt(IN_ZIP64)
        .putInt(IN_ZIP64)
        .putShort((short) 0)
        .array();
  }

  /** What both records of a file say in the same order. */
  private static ByteBuffer entry(ByteBuffer record, byte[] name, int crc32, short numbers) {
    return record
        .putShort(VERSION_OF_ZIP64)
        .putShort(NAMES_IN_UTF8)
        .putShort(STORED)
        .putShort(MIDNIGHT)
        .putShort(FIRST_DAY)
        .putInt(crc32)
        .putInt(IN_ZIP64)
        .putInt(IN_ZIP64)
        .putShort((short) name.length)
        .putShort((short) (EXTRA_HEADER + numbers));
  }

  private static ByteBuffer records(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
