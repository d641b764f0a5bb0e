package org.lumenark.imaging.czi;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.lumenark.imaging.czi.SubblockDecoder.Pixels;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.SampleType;

/** Lays the tiles of a plane over each other, row band by row band. */
final class PlaneReader implements AutoCloseable {

  private static final int BAND = 1 << 20;

  private final CziInput input;
  private final DecodedTiles decoded;
  private byte[] band = new byte[0];

  PlaneReader(CziInput input) {
    this.input = input;
    this.decoded = new DecodedTiles(input);
  }

  /**
   * The rows that are wanted and where they go.
   *
   * @param width of the level
   * @param plane bytes from one sample of a pixel to its next
   */
  private record Wanted(
      int width, int firstRow, int rows, SampleType type, byte[] target, int offset, int plane) {

    int at(int row, int x) {
      return offset + ((row - firstRow) * width + x) * type.bytes();
    }
  }

  void read(
      CziImage image,
      CziLevel level,
      List<Tile> tiles,
      int firstRow,
      int rows,
      byte[] target,
      int offset)
      throws IOException, ImagingException {
    int plane = rows * level.width() * image.type().bytes();
    Wanted wanted = new Wanted(level.width(), firstRow, rows, image.type(), target, offset, plane);
    Arrays.fill(target, offset, offset + plane * image.samples(), (byte) 0);
    decoded.prepare(tiles, firstRow);
    for (Tile tile : tiles) {
      int from = Math.max(firstRow, tile.y());
      int until = Math.min(firstRow + rows, tile.bottom());
      int columns = Math.min(tile.block().storedWidth(), level.width() - tile.x());
      if (from >= until) {
        continue;
      }
      if (tile.isCompressed()) {
        decompressed(tile, from, until, columns, wanted);
      } else {
        stored(tile, from, until, columns, wanted);
      }
    }
  }

  private void decompressed(Tile tile, int from, int until, int columns, Wanted wanted)
      throws IOException, ImagingException {
    Subblock block = tile.block();
    Pixels pixels = decoded.pixels(block);
    int rowBytes = block.storedWidth() * block.pixelType().bytes();
    int start = (int) (block.plane() * block.planeBytes());
    for (int row = from; row < until; row++) {
      int at = start + (row - tile.y()) * rowBytes;
      copy(pixels.bytes(), at, block.pixelType(), pixels.redFirst(), columns, row, tile, wanted);
    }
  }

  private void stored(Tile tile, int from, int until, int columns, Wanted wanted)
      throws IOException, ImagingException {
    Subblock block = tile.block();
    SubblockData parts = decoded.parts(block);
    long rowBytes = (long) block.storedWidth() * block.pixelType().bytes();
    long start = block.plane() * block.planeBytes();
    if (rowBytes > input.limits().maxAllocation()
        || start + block.planeBytes() > parts.dataSize()) {
      throw input.failure(
          "bad-pixels",
          "subblock",
          block.position(),
          "It holds " + parts.dataSize() + " bytes; that is not enough for its pixels.");
    }
    long position = parts.data() + start + (from - tile.y()) * rowBytes;
    boolean asIs =
        columns == wanted.width
            && columns == block.storedWidth()
            && block.pixelType().samples() == 1
            && block.pixelType().type() == wanted.type;
    if (asIs) {
      int length = (int) ((until - from) * rowBytes);
      input.source().read(position, wanted.target, wanted.at(from, 0), length);
      return;
    }
    int rowsAtOnce = Math.clamp(BAND / rowBytes, 1, until - from);
    if (band.length < rowsAtOnce * rowBytes) {
      band = new byte[(int) (rowsAtOnce * rowBytes)];
    }
    for (int row = from; row < until; row += rowsAtOnce) {
      int count = Math.min(rowsAtOnce, until - row);
      input.source().read(position, band, 0, (int) (count * rowBytes));
      position += count * rowBytes;
      for (int i = 0; i < count; i++) {
        int at = (int) (i * rowBytes);
        copy(band, at, block.pixelType(), false, columns, row + i, tile, wanted);
      }
    }
  }

  private static void copy(
      byte[] from,
      int at,
      CziPixelType pixel,
      boolean redFirst,
      int columns,
      int row,
      Tile tile,
      Wanted wanted) {
    SampleRows.copy(
        from,
        at,
        pixel,
        redFirst,
        columns,
        wanted.target,
        wanted.at(row, tile.x()),
        wanted.type,
        wanted.plane);
  }

  @Override
  public void close() {
    decoded.close();
  }
}
