package org.lumenark.submission.sftp;

/**
 * How long the writes of a client are, if it is one that asks. OpenSSH closes a file that a person
 * interrupted as if it were whole; but it fills each write and ends a whole file with a shorter
 * one, unless the file is a multiple of the length, and the length is ours to say.
 */
enum WriteLength {
  /** The client did not ask: nothing can be told from a write. */
  UNKNOWN,
  /** The client was told {@link #BYTES}. */
  TOLD;

  /**
   * A prime, the largest that OpenSSH takes whole (its messages have 256 KiB, 1 KiB of them for the
   * rest): files of pixels are multiples of powers of two and ten, hardly ever of this.
   */
  static final int BYTES = 261_101;

  /** Whether more would have to follow a last write of this length. */
  boolean leavesOpen(int lastWrite) {
    return this == TOLD && lastWrite == BYTES;
  }
}
