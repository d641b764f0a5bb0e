package org.lumenark.submission.archive;

/**
 * What an archive may come to.
 *
 * @param entries most files
 * @param bytes most bytes when expanded
 * @param ratio most bytes for each compressed byte; holds above {@link #FREE_BYTES}
 */
public record ArchiveLimits(long entries, long bytes, int ratio) {

  /** So much may always come out of an archive. */
  static final long FREE_BYTES = 64 << 20;

  boolean allows(long expanded, long compressed) {
    return expanded <= FREE_BYTES || expanded / ratio <= compressed;
  }
}
