package org.lumenark.imaging.simple;

import java.io.IOException;
import org.lumenark.imaging.source.ImagingException;

/** Undoes the row filters of one image or pass: ISO/IEC 15948 section 9. */
final class PngRows {

  private final PngData data;
  private final String path;
  private final int distance;
  private final byte[] filtered;
  private byte[] current;
  private byte[] previous;

  PngRows(PngData data, String path, PngHeader header, int width) {
    this.data = data;
    this.path = path;
    int pixelBits = header.samples() * header.bits();
    int rowBytes = (int) (((long) width * pixelBits + 7) / 8);
    this.distance = Math.max(1, pixelBits / 8);
    this.filtered = new byte[rowBytes + 1];
    this.current = new byte[rowBytes];
    this.previous = new byte[rowBytes];
  }

  /** The next row as it is stored; valid until the next call. */
  byte[] next() throws IOException, ImagingException {
    data.read(filtered, filtered.length);
    byte[] row = previous;
    byte[] above = current;
    int bytes = row.length;
    System.arraycopy(filtered, 1, row, 0, bytes);
    switch (filtered[0]) {
      case 0 -> {}
      case 1 -> {
        for (int i = distance; i < bytes; i++) {
          row[i] += row[i - distance];
        }
      }
      case 2 -> {
        for (int i = 0; i < bytes; i++) {
          row[i] += above[i];
        }
      }
      case 3 -> {
        for (int i = 0; i < bytes; i++) {
          int left = i < distance ? 0 : row[i - distance] & 0xFF;
          row[i] += (byte) (left + (above[i] & 0xFF) >> 1);
        }
      }
      case 4 -> {
        for (int i = 0; i < bytes; i++) {
          int left = i < distance ? 0 : row[i - distance] & 0xFF;
          int corner = i < distance ? 0 : above[i - distance] & 0xFF;
          row[i] += (byte) paeth(left, above[i] & 0xFF, corner);
        }
      }
      default ->
          throw new ImagingException(
              "png.corrupt",
              path + " IDAT",
              "A row has filter " + filtered[0] + ", which does not exist.");
    }
    previous = above;
    current = row;
    return row;
  }

  private static int paeth(int left, int above, int corner) {
    int estimate = left + above - corner;
    int toLeft = Math.abs(estimate - left);
    int toAbove = Math.abs(estimate - above);
    int toCorner = Math.abs(estimate - corner);
    if (toLeft <= toAbove && toLeft <= toCorner) {
      return left;
    }
    return toAbove <= toCorner ? above : corner;
  }
}
