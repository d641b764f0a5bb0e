package org.lumenark.imaging.convert;

/**
 * What a worker hands over when a region is written.
 *
 * @param bytesWritten of all its objects
 * @param checksums of its chunks of level 0 as the source gave them; only of use to {@link
 *     RegionConverter#finish}. Four bytes for each chunk, or for every n-th where an image has more
 *     than four million.
 */
public record RegionReceipt(long bytesWritten, byte[] checksums) {}
