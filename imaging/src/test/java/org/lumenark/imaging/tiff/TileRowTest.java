package org.lumenark.imaging.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumenark.imaging.samples.MemoryFiles;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PlaneIndex;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.Readers;

class TileRowTest {

  private static final int WIDTH = 200;
  private static final int HEIGHT = 130;
  private static final int TILE = 64;
  private static final int SAMPLES = 3;

  /** Rows at a time: below, at, between and above the height of a tile. */
  @ParameterizedTest
  @ValueSource(ints = {1, 8, 10, 64, 100, 130})
  void each_tile_is_read_once_however_few_rows_are_asked_for(int rows) throws Exception {
    byte[] file = tiled();
    MemoryFiles files = new MemoryFiles().with("slide.tif", file);
    var detection = TiffBytes.detect("slide.tif", file);
    try (PixelSource source =
        Readers.forDetection(detection)
            .orElseThrow()
            .open(files, "slide.tif", detection, ReadLimits.DEFAULT)) {
      long opened = files.bytesRead();
      byte[] target = new byte[rows * WIDTH * SAMPLES];
      for (int y = 0; y < HEIGHT; y += rows) {
        int count = Math.min(rows, HEIGHT - y);
        source.readRows(0, 0, new PlaneIndex(0, 0, 0), y, count, target, 0);
        for (int s = 0; s < SAMPLES; s++) {
          for (int row = 0; row < count; row++) {
            for (int x = 0; x < WIDTH; x++) {
              assertThat(target[(s * count + row) * WIDTH + x]).isEqualTo(value(x, y + row, s));
            }
          }
        }
      }
      long twice = rows > TILE && rows % TILE != 0 ? 2 : 1;
      assertThat(files.bytesRead() - opened).isLessThan(twice * file.length + 9_000);
    }
  }

  private static byte value(int x, int y, int sample) {
    return (byte) ((x * 31 ^ y * 17) * (sample + 1) + (x * y >> 3));
  }

  private static byte[] tiled() throws IOException {
    TiffBytes file = TiffBytes.little();
    int across = Math.ceilDiv(WIDTH, TILE);
    int down = Math.ceilDiv(HEIGHT, TILE);
    long[] offsets = new long[across * down];
    long[] counts = new long[across * down];
    for (int i = 0; i < offsets.length; i++) {
      byte[] tile = deflated(i % across * TILE, i / across * TILE);
      offsets[i] = file.put(tile);
      counts[i] = tile.length;
    }
    file.directory(
        file.numbers(256, TiffBytes.LONG, WIDTH),
        file.numbers(257, TiffBytes.LONG, HEIGHT),
        file.numbers(258, TiffBytes.SHORT, 8, 8, 8),
        file.numbers(259, TiffBytes.SHORT, 8),
        file.numbers(262, TiffBytes.SHORT, 2),
        file.numbers(277, TiffBytes.SHORT, SAMPLES),
        file.numbers(322, TiffBytes.LONG, TILE),
        file.numbers(323, TiffBytes.LONG, TILE),
        file.numbers(324, TiffBytes.LONG, offsets),
        file.numbers(325, TiffBytes.LONG, counts));
    return file.bytes();
  }

  private static byte[] deflated(int left, int top) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
      for (int y = top; y < top + TILE; y++) {
        for (int x = left; x < left + TILE; x++) {
          for (int s = 0; s < SAMPLES; s++) {
            out.write(value(x, y, s));
          }
        }
      }
    }
    return bytes.toByteArray();
  }
}
