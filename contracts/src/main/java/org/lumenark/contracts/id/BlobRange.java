package org.lumenark.contracts.id;

/**
 * Where the bytes of one file lie: a range of one immutable object. A file of its own starts at 0;
 * a file of a pack starts where the tar stream has its content.
 */
public record BlobRange(BlobKey object, long offset, long length) {

  public BlobRange {
    if (offset < 0 || length < 0 || offset > Long.MAX_VALUE - length) {
      throw new IllegalArgumentException("not a range: " + offset + " + " + length);
    }
  }
}
