package org.lumenark.imaging.pyramid;

import java.io.IOException;

/**
 * Passes rows on to one level and, halved along x and y, to the next; keeps one row at most between
 * calls.
 */
public final class HalvingRows implements RowSink {

  private final RowReducer reducer;
  private final int width;
  private final int rowBytes;
  private final int halfRowBytes;
  private final RowSink full;
  private final RowSink half;
  private final byte[] upper;
  private boolean upperKept;
  private byte[] halved = new byte[0];

  public HalvingRows(RowReducer reducer, int width, int sampleBytes, RowSink full, RowSink half) {
    this.reducer = reducer;
    this.width = width;
    this.rowBytes = width * sampleBytes;
    this.halfRowBytes = Math.ceilDiv(width, 2) * sampleBytes;
    this.full = full;
    this.half = half;
    this.upper = new byte[rowBytes];
  }

  @Override
  public void rows(byte[] source, int offset, int rows) throws IOException {
    full.rows(source, offset, rows);
    int most = rows / 2 + 1;
    if (halved.length < most * halfRowBytes) {
      halved = new byte[most * halfRowBytes];
    }
    int made = 0;
    int row = 0;
    if (upperKept) {
      reducer.reduce(upper, 0, source, offset, width, halved, 0);
      upperKept = false;
      made = 1;
      row = 1;
    }
    for (; row + 1 < rows; row += 2) {
      int at = offset + row * rowBytes;
      reducer.reduce(source, at, source, at + rowBytes, width, halved, made * halfRowBytes);
      made++;
    }
    if (row < rows) {
      System.arraycopy(source, offset + row * rowBytes, upper, 0, rowBytes);
      upperKept = true;
    }
    if (made > 0) {
      half.rows(halved, 0, made);
    }
  }

  @Override
  public void endOfPlane() throws IOException {
    if (upperKept) {
      if (halved.length < halfRowBytes) {
        halved = new byte[halfRowBytes];
      }
      reducer.reduce(upper, 0, upper, 0, width, halved, 0);
      upperKept = false;
      half.rows(halved, 0, 1);
    }
    full.endOfPlane();
    half.endOfPlane();
  }
}
