package org.lumenark.client.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * A generated ImageJ hyperstack of two channels: blurred nuclei and the spots in them. TIFF 6.0,
 * little-endian, uncompressed 16-bit; equal arguments give equal bytes.
 */
public record SyntheticStack(int size, int slices, long seed) {

  private static final int CHANNELS = 2;
  private static final int ENTRIES = 11;
  private static final int HEADER = 8;
  private static final int DIRECTORY = 2 + ENTRIES * 12 + 4;
  private static final short SHORT = 3;
  private static final short LONG = 4;
  private static final short ASCII = 2;

  private record Cell(double x, double y, double z, double radius) {}

  public void write(Path file) throws IOException {
    int pages = CHANNELS * slices;
    byte[] description = description(pages);
    int planeBytes = size * size * 2;
    int pixels = HEADER + pages * DIRECTORY + description.length;
    ByteBuffer head = ByteBuffer.allocate(pixels).order(ByteOrder.LITTLE_ENDIAN);
    head.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(HEADER);
    for (int page = 0; page < pages; page++) {
      directory(head, page, pages, description.length, pixels + page * planeBytes, planeBytes);
    }
    head.put(description);
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(head.array());
      Cell[] cells = cells();
      for (int slice = 0; slice < slices; slice++) {
        out.write(plane(cells, slice, 1.0, 0));
        out.write(plane(cells, slice, 0.35, 400));
      }
    }
  }

  private byte[] description(int pages) {
    String text =
        "ImageJ=1.54f\nimages=%d\nchannels=%d\nslices=%d\nhyperstack=true\nmode=composite\n\0"
            .formatted(pages, CHANNELS, slices);
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private void directory(
      ByteBuffer out, int page, int pages, int description, int offset, int bytes) {
    out.putShort((short) ENTRIES);
    entry(out, 256, LONG, 1, size);
    entry(out, 257, LONG, 1, size);
    entry(out, 258, SHORT, 1, 16);
    entry(out, 259, SHORT, 1, 1);
    entry(out, 262, SHORT, 1, 1);
    entry(out, 270, ASCII, description, HEADER + pages * DIRECTORY);
    entry(out, 273, LONG, 1, offset);
    entry(out, 277, SHORT, 1, 1);
    entry(out, 278, LONG, 1, size);
    entry(out, 279, LONG, 1, bytes);
    entry(out, 339, SHORT, 1, 1);
    out.putInt(page + 1 < pages ? HEADER + (page + 1) * DIRECTORY : 0);
  }

  private static void entry(ByteBuffer out, int tag, short type, int count, int value) {
    out.putShort((short) tag).putShort(type).putInt(count).putInt(value);
  }

  private Cell[] cells() {
    Random random = new Random(seed);
    Cell[] cells = new Cell[12];
    for (int i = 0; i < cells.length; i++) {
      cells[i] =
          new Cell(
              random.nextDouble() * size,
              random.nextDouble() * size,
              random.nextDouble() * slices,
              size * (0.04 + 0.04 * random.nextDouble()));
    }
    return cells;
  }

  private byte[] plane(Cell[] cells, int slice, double scale, int background) {
    ByteBuffer plane = ByteBuffer.allocate(size * size * 2).order(ByteOrder.LITTLE_ENDIAN);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        double light = 0;
        for (Cell cell : cells) {
          double radius = cell.radius() * scale;
          double dz = (slice - cell.z()) * radius / slices;
          double distance = Math.pow(x - cell.x(), 2) + Math.pow(y - cell.y(), 2) + dz * dz;
          light += Math.exp(-distance / (radius * radius));
        }
        plane.putShort((short) (200 + background + Math.min(30_000, (int) (light * 20_000))));
      }
    }
    return plane.array();
  }
}
