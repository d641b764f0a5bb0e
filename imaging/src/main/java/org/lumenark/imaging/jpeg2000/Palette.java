package org.lumenark.imaging.jpeg2000;

import org.lumenark.imaging.source.ImagingException;

/**
 * Colours by index.
 *
 * @param entries for each column the values of all indices
 * @param precision bits of a value, the most of any column
 */
record Palette(int[][] entries, int precision) {

  static Palette parse(MarkerSegment in, String path) throws ImagingException {
    int count = in.number16();
    int columns = in.number8();
    int precision = 1;
    int[] bits = new int[columns];
    for (int c = 0; c < columns; c++) {
      bits[c] = (in.number8() & 0x7F) + 1;
      precision = Math.max(precision, bits[c]);
    }
    if (count < 1 || count > 1_024 || columns < 1 || columns > 4 || precision > 16) {
      throw new ImagingException(
          "jpeg2000.unsupported-palette",
          path,
          "A palette of " + count + " colours in " + columns + " columns is not read.");
    }
    int[][] entries = new int[columns][count];
    for (int i = 0; i < count; i++) {
      for (int c = 0; c < columns; c++) {
        entries[c][i] = bits[c] > 8 ? in.number16() : in.number8();
      }
    }
    return new Palette(entries, precision);
  }

  int columns() {
    return entries.length;
  }

  /** Indices past the end stand for the last colour. */
  int[] column(int column, int[] indices) {
    int[] values = new int[indices.length];
    int last = entries[column].length - 1;
    for (int i = 0; i < indices.length; i++) {
      values[i] = entries[column][Math.clamp(indices[i], 0, last)];
    }
    return values;
  }
}
