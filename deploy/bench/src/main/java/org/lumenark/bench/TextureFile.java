package org.lumenark.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A little-endian BigTIFF of one uint16 plane after another (2048 x 2048): cells as soft blobs on a
 * background with camera noise of five bits, which compresses about as real microscopy does.
 * Seeded: the same size gives the same bytes.
 */
final class TextureFile {

  private static final int SIDE = 2048;
  private static final int PLANE_BYTES = SIDE * SIDE * 2;
  private static final int HEADER_BYTES = 16;
  private static final int ENTRIES = 9;
  private static final int DIRECTORY_BYTES = 8 + ENTRIES * 20 + 8;
  private static final short LONG8 = 16;
  private static final double[] COLUMN =
      IntStream.range(0, SIDE).mapToDouble(x -> Math.sin(x / 47.0)).toArray();

  private TextureFile() {}

  static Path write(Path file, long bytes) throws IOException {
    int planes = Math.toIntExact(Math.max(1, bytes / PLANE_BYTES));
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      out.write(header());
      long position = HEADER_BYTES;
      SplittableRandom random = new SplittableRandom(42);
      for (int plane = 0; plane < planes; plane++) {
        long data = position + DIRECTORY_BYTES;
        long next = plane == planes - 1 ? 0 : data + PLANE_BYTES;
        out.write(directory(data, next));
        out.write(plane(random, plane));
        position = data + PLANE_BYTES;
      }
    }
    return file;
  }

  private static byte[] header() {
    return littleEndian(HEADER_BYTES)
        .put((byte) 'I')
        .put((byte) 'I')
        .putShort((short) 43)
        .putShort((short) 8)
        .putShort((short) 0)
        .putLong(HEADER_BYTES)
        .array();
  }

  private static byte[] directory(long data, long next) {
    ByteBuffer directory = littleEndian(DIRECTORY_BYTES).putLong(ENTRIES);
    entry(directory, 256, SIDE);
    entry(directory, 257, SIDE);
    entry(directory, 258, 16);
    entry(directory, 259, 1);
    entry(directory, 262, 1);
    entry(directory, 273, data);
    entry(directory, 277, 1);
    entry(directory, 278, SIDE);
    entry(directory, 279, PLANE_BYTES);
    return directory.putLong(next).array();
  }

  private static void entry(ByteBuffer directory, int tag, long value) {
    directory.putShort((short) tag).putShort(LONG8).putLong(1).putLong(value);
  }

  private static byte[] plane(SplittableRandom random, int plane) {
    ByteBuffer samples = littleEndian(PLANE_BYTES);
    for (int y = 0; y < SIDE; y++) {
      double row = Math.sin((y + plane * 7) / 61.0);
      for (int x = 0; x < SIDE; x++) {
        double cell = row * COLUMN[x];
        int signal = cell > 0.4 ? (int) (cell * 3000) : 0;
        samples.putShort((short) (400 + signal + (random.nextInt() >>> 27)));
      }
    }
    return samples.array();
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
