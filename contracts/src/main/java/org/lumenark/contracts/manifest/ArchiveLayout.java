package org.lumenark.contracts.manifest;

import java.nio.charset.StandardCharsets;
import org.lumenark.contracts.id.Accession;

/**
 * How many bytes the parts of a study's ZIP archive take, so that the offset of any of them is a
 * sum. Entries are stored in the order of the manifest; each has the ZIP64 extra field, whatever
 * its size, in its local header (two numbers) and in the central directory (three). Source:
 * APPNOTE.TXT 6.3.10, sections 4.3 and 4.5.3.
 */
public final class ArchiveLayout {

  /** Raised when the bytes of an archive would become other ones. */
  public static final int VERSION = 1;

  /** A local header without its name. */
  public static final int LOCAL_BYTES = 30 + 20;

  /** A line of the central directory without its name. */
  public static final int LISTED_BYTES = 46 + 28;

  /** The ends of the central directory: that of ZIP64, its locator and the old one. */
  public static final int END_BYTES = 56 + 20 + 22;

  private ArchiveLayout() {}

  /** Name of a file's entry: everything lies in a folder that is called like the study. */
  public static byte[] name(Accession accession, String path) {
    return (accession + "/" + path).getBytes(StandardCharsets.UTF_8);
  }

  /** Bytes of a header with the file behind it. */
  public static long entryBytes(byte[] name, long size) {
    return LOCAL_BYTES + name.length + size;
  }

  /** Bytes of a line of the central directory. */
  public static long listedBytes(byte[] name) {
    return LISTED_BYTES + (long) name.length;
  }
}
