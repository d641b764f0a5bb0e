package org.lumenark.imaging.source;

/**
 * What a reader may spend on one untrusted file.
 *
 * @param maxAllocation bytes of any single buffer that a declared size asks for
 * @param maxDirectories IFDs, blocks or series of one file
 * @param maxMetadata bytes of any single metadata block (an XML description, say)
 * @param maxUnpacked bytes on disk that one compressed file may come to where it must be unpacked
 *     whole
 */
public record ReadLimits(int maxAllocation, int maxDirectories, int maxMetadata, long maxUnpacked) {

  private static final long UNPACKED = 64L << 30;

  /** 256 MiB a buffer, a million directories, 64 MiB of metadata, 64 GiB unpacked. */
  public static final ReadLimits DEFAULT = new ReadLimits(256 << 20, 1_000_000, 64 << 20);

  /** With the usual limit of 64 GiB for what is unpacked. */
  public ReadLimits(int maxAllocation, int maxDirectories, int maxMetadata) {
    this(maxAllocation, maxDirectories, maxMetadata, UNPACKED);
  }
}
