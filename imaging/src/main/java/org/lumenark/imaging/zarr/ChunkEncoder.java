package org.lumenark.imaging.zarr;

/**
 * Encodes one chunk after the {@code bytes} codec, that is from little-endian samples. Confined to
 * one thread at a time.
 */
public interface ChunkEncoder extends AutoCloseable {

  /**
   * @return the encoded bytes in parts of at most {@link #PART} bytes, so that no part needs a
   *     region of the heap of its own
   */
  byte[][] encode(byte[] chunk, int offset, int length);

  @Override
  void close();

  int PART = 256 << 10;

  /** Copies the first {@code length} bytes into parts. */
  static byte[][] parts(byte[] bytes, int length) {
    byte[][] parts = new byte[(length + PART - 1) / PART][];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = java.util.Arrays.copyOfRange(bytes, i * PART, Math.min(length, (i + 1) * PART));
    }
    return parts;
  }
}
