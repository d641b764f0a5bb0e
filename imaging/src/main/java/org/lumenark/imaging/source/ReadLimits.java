package org.lumenark.imaging.source;

/**
 * What a reader may spend on one untrusted file.
 *
 * @param maxAllocation bytes of any single buffer that a declared size asks for
 * @param maxDirectories IFDs, blocks or series of one file
 * @param maxMetadata bytes of any single metadata block (an XML description, say)
 */
public record ReadLimits(int maxAllocation, int maxDirectories, int maxMetadata) {

  /** 256 MiB a buffer, a million directories, 64 MiB of metadata. */
  public static final ReadLimits DEFAULT = new ReadLimits(256 << 20, 1_000_000, 64 << 20);
}
