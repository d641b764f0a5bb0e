package org.lumenark.filelist;

/**
 * What a list may cost.
 *
 * @param rows most rows with a path
 * @param columns most attributes
 * @param cellCharacters longest cell
 * @param attributeBytes most bytes of all attributes of a row together, in UTF-8
 * @param lineBytes longest line of TSV
 * @param inflatedBytes most bytes of a part of a workbook, unpacked
 * @param sortBytes memory for each of the two searches for doubles
 */
public record FileListLimits(
    long rows,
    int columns,
    int cellCharacters,
    int attributeBytes,
    int lineBytes,
    long inflatedBytes,
    int sortBytes) {

  /** Cells as long as a spreadsheet's, any number of rows. */
  public static final FileListLimits DEFAULT =
      new FileListLimits(Long.MAX_VALUE, 1_000, 32_767, 16 << 10, 4 << 20, 8L << 30, 32 << 20);

  public FileListLimits {
    if (rows < 1
        || columns < 1
        || cellCharacters < 1
        || attributeBytes < 1
        || lineBytes < 1
        || sortBytes < 4096) {
      throw new IllegalArgumentException("limits leave no room");
    }
  }

  public FileListLimits withRows(long most) {
    return new FileListLimits(
        most, columns, cellCharacters, attributeBytes, lineBytes, inflatedBytes, sortBytes);
  }

  public FileListLimits withColumns(int most) {
    return new FileListLimits(
        rows, most, cellCharacters, attributeBytes, lineBytes, inflatedBytes, sortBytes);
  }

  public FileListLimits withCellCharacters(int most) {
    return new FileListLimits(
        rows, columns, most, attributeBytes, lineBytes, inflatedBytes, sortBytes);
  }

  /** Also what text that came compressed may unpack to. */
  public FileListLimits withInflatedBytes(long most) {
    return new FileListLimits(
        rows, columns, cellCharacters, attributeBytes, lineBytes, most, sortBytes);
  }

  public FileListLimits withSortBytes(int bytes) {
    return new FileListLimits(
        rows, columns, cellCharacters, attributeBytes, lineBytes, inflatedBytes, bytes);
  }
}
