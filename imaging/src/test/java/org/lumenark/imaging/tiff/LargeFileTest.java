package org.lumenark.imaging.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.detect.FormatDetector;
import org.lumenark.imaging.samples.Pixels;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PlaneIndex;
import org.lumenark.imaging.source.ReadLimits;

/** Files of more than 4 GiB whose formats have no room for such offsets; mostly they are zeros. */
class LargeFileTest {

  private static final long GIB = 1L << 30;

  @Test
  void a_hamamatsu_slide_keeps_the_upper_halves_of_its_offsets_behind_the_directory()
      throws Exception {
    Sparse file = new Sparse(5 * GIB);
    long directory = 9 * GIB / 2;
    long pixels = 17 * GIB / 4;
    file.put(0, little(16).put(new byte[] {'I', 'I', 42, 0}).putLong(directory));
    file.put(pixels, little(4).put(new byte[] {1, 2, 3, 4}));
    ByteBuffer entries = little(200).putShort((short) 7);
    entry(entries, 256, 4, 2);
    entry(entries, 257, 4, 2);
    entry(entries, 258, 3, 8);
    entry(entries, 273, 4, (int) pixels);
    entry(entries, 279, 4, 4);
    entry(entries, 65420, 4, 1);
    entry(entries, 65421, 11, Float.floatToIntBits(20));
    entries.putLong(0);
    entries.putInt(0).putInt(0).putInt(0).putInt((int) (pixels >>> 32)).putInt(0).putInt(0);
    file.put(directory, entries);
    Detection detection = FormatDetector.detect((ByteSource) file, "a.ndpi");
    assertThat(detection.format()).isEqualTo("ndpi");
    try (PixelSource source = file.open(detection)) {
      assertThat(Pixels.plane(source, 0, 0, new PlaneIndex(0, 0, 0))).containsExactly(1, 2, 3, 4);
    }
  }

  @Test
  void an_lsm_has_the_lower_halves_of_its_offsets_only() throws Exception {
    Sparse file = new Sparse(5 * GIB);
    long[] pixels = {3 * GIB, 4 * GIB + 77};
    file.put(0, little(8).put(new byte[] {'I', 'I', 42, 0}).putInt(16));
    ByteBuffer info = little(464).putInt(0x0400494C).putInt(464);
    info.putInt(2).putInt(1).putInt(2).putInt(1).putInt(1);
    file.put(8_000, info.position(464));
    for (int page = 0; page < 2; page++) {
      file.put(pixels[page], little(2).put(new byte[] {(byte) (40 + page), 9}));
      ByteBuffer image = little(100).putShort((short) 6);
      entry(image, 256, 4, 2);
      entry(image, 257, 4, 1);
      entry(image, 258, 3, 8);
      entry(image, 273, 4, (int) pixels[page]);
      entry(image, 279, 4, 2);
      image.putShort((short) 34412).putShort((short) 1).putInt(464).putInt(8_000);
      file.put(16 + 400L * page, image.putInt(216 + 400 * page));
      ByteBuffer thumbnail = little(100).putShort((short) 6);
      entry(thumbnail, 254, 4, 1);
      entry(thumbnail, 256, 4, 1);
      entry(thumbnail, 257, 4, 1);
      entry(thumbnail, 258, 3, 8);
      entry(thumbnail, 273, 4, (int) (pixels[page] + 16));
      entry(thumbnail, 279, 4, 1);
      file.put(216 + 400L * page, thumbnail.putInt(page == 0 ? 416 : 0));
    }
    Detection detection = FormatDetector.detect((ByteSource) file, "a.lsm");
    try (PixelSource source = file.open(detection)) {
      assertThat(Pixels.plane(source, 0, 0, new PlaneIndex(0, 0, 0))).startsWith(40);
      assertThat(Pixels.plane(source, 0, 0, new PlaneIndex(0, 0, 1))).startsWith(41);
    }
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void entry(ByteBuffer directory, int tag, int type, int value) {
    directory.putShort((short) tag).putShort((short) type).putInt(1).putInt(value);
  }

  /** Zeros, but for what was put. */
  private static final class Sparse implements ByteSource, FileSet {

    private final long size;
    private final TreeMap<Long, byte[]> parts = new TreeMap<>();

    Sparse(long size) {
      this.size = size;
    }

    void put(long at, ByteBuffer filled) {
      parts.put(at, Arrays.copyOf(filled.array(), filled.position()));
    }

    PixelSource open(Detection detection) throws Exception {
      return new TiffReader().open(this, "a", detection, ReadLimits.DEFAULT);
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public void read(long position, byte[] target, int offset, int length) throws EOFException {
      if (position < 0 || length > size - position) {
        throw new EOFException();
      }
      Arrays.fill(target, offset, offset + length, (byte) 0);
      parts.forEach((at, bytes) -> {
        long from = Math.max(position, at);
        long until = Math.min(position + length, at + bytes.length);
        if (from < until) {
          System.arraycopy(
              bytes,
              (int) (from - at),
              target,
              (int) (from - position) + offset,
              (int) (until - from));
        }
      });
    }

    @Override
    public void close() {}

    @Override
    public Stream<String> paths() {
      return Stream.of("a");
    }

    @Override
    public Optional<ByteSource> open(String path) {
      return Optional.of(this);
    }
  }
}
