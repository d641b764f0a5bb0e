package org.lumenark.system;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A folder of 300 files of every kind that matters to the main path; the same bytes each time. */
final class ManyFiles {

  static final int COUNT = 300;
  static final int IMAGES = 40;

  private static final int BROKEN = 2;
  private static final int LARGE_BYTES = 12 << 20;
  private static final int TIFF_HEADER = 8;
  private static final int TIFF_ENTRIES = 9;

  private ManyFiles() {}

  static Path in(Path folder) throws IOException {
    Random random = new Random(300);
    Files.createDirectories(folder);
    for (int number = 0; number < IMAGES + BROKEN; number++) {
      byte[] tiff = tiff(48 + number, 32, random);
      byte[] whole = number < IMAGES ? tiff : java.util.Arrays.copyOf(tiff, tiff.length - 32 * 48);
      Files.write(place(folder, "images/cell-%02d.tif", number), whole);
    }
    byte[] large = new byte[LARGE_BYTES];
    random.nextBytes(large);
    Files.write(place(folder, "raw/movie-%d.raw", 1), large);
    Files.write(place(folder, "empty-%d.txt", 1), new byte[0]);
    int notes = COUNT - IMAGES - BROKEN - 2;
    for (int number = 0; number < notes; number++) {
      String text = ("note " + number + " of day " + random.nextInt() + "\n").repeat(1 + number);
      Files.writeString(
          place(folder, "notes/week-" + number % 7 + "/note-%03d.txt", number),
          text,
          StandardCharsets.UTF_8);
    }
    return folder;
  }

  private static Path place(Path folder, String pattern, int number) throws IOException {
    Path file = folder.resolve(pattern.formatted(number));
    Files.createDirectories(file.getParent());
    return file;
  }

  /** One uncompressed 16-bit strip, baseline TIFF 6.0: the picture first, its directory behind. */
  private static byte[] tiff(int width, int height, Random random) {
    int pixels = width * height * Short.BYTES;
    int directory = TIFF_HEADER + pixels;
    ByteBuffer tiff =
        ByteBuffer.allocate(directory + Short.BYTES + TIFF_ENTRIES * 12 + Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(directory);
    for (int pixel = 0; pixel < width * height; pixel++) {
      tiff.putShort((short) (1000 + pixel + random.nextInt(64)));
    }
    tiff.putShort((short) TIFF_ENTRIES);
    entry(tiff, 256, width);
    entry(tiff, 257, height);
    entry(tiff, 258, 16);
    entry(tiff, 259, 1);
    entry(tiff, 262, 1);
    entry(tiff, 273, TIFF_HEADER);
    entry(tiff, 277, 1);
    entry(tiff, 278, height);
    entry(tiff, 279, pixels);
    return tiff.putInt(0).array();
  }

  private static void entry(ByteBuffer tiff, int tag, int value) {
    tiff.putShort((short) tag).putShort((short) 4).putInt(1).putInt(value);
  }
}
