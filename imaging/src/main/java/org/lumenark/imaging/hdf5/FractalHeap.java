package org.lumenark.imaging.hdf5;

import java.io.IOException;
import java.util.Optional;
import org.lumenark.imaging.source.ImagingException;

/**
 * Keeps the links or attributes of an object that has many. Objects have a place in blocks that
 * double in size from row to row of a table, or, if they are tiny, stand in their own key.
 */
final class FractalHeap {

  private static final int MANAGED = 0;
  private static final int TINY = 2;

  private final Hdf5Bytes file;
  private final long address;
  private final int width;
  private final long start;
  private final int directRows;
  private final int offsetBytes;
  private final int lengthBytes;
  private final long root;
  private final int rootRows;

  private FractalHeap(Hdf5Bytes file, long address, Fields in) throws ImagingException {
    this.file = file;
    this.address = address;
    if (!in.starts("FRHP") || in.u8() != 0) {
      throw in.damaged("The heap is not where it says.");
    }
    in.skip(2);
    if (in.u16() > 0) {
      throw file.unsupported(
          "filtered-heap",
          address,
          "Heaps with filters are not read. Written without filters on its groups, the file can be.");
    }
    in.skip(1);
    long mostManaged = in.u32();
    in.skip(10L * file.lengthBytes() + 2L * file.offsetBytes());
    width = in.u16();
    start = in.length();
    long mostDirect = in.length();
    int bits = in.u16();
    in.skip(2);
    root = in.offset();
    rootRows = in.u16();
    if (Integer.bitCount(width) != 1
        || Long.bitCount(start) != 1
        || Long.bitCount(mostDirect) != 1
        || start < 1
        || mostDirect < start
        || bits > 62
        || rootRows > 64) {
      throw in.damaged("The heap has no possible sizes.");
    }
    directRows = Long.numberOfTrailingZeros(mostDirect) - Long.numberOfTrailingZeros(start) + 2;
    offsetBytes = Math.ceilDiv(bits, 8);
    lengthBytes = Math.min(bytes(mostDirect), bytes(mostManaged));
  }

  static FractalHeap open(Hdf5Bytes file, long address) throws IOException, ImagingException {
    long bytes = 22L + 12L * file.lengthBytes() + 3L * file.offsetBytes();
    return new FractalHeap(file, address, file.at(address, bytes));
  }

  /** Bytes that a number takes. */
  private static int bytes(long number) {
    return (63 - Long.numberOfLeadingZeros(Math.max(1, number))) / 8 + 1;
  }

  /** The object of a key; empty if it is huge and kept elsewhere. */
  Optional<Fields> object(byte[] key) throws IOException, ImagingException {
    Fields in = file.fields(key, address);
    int head = in.u8();
    return switch (head >> 4 & 3) {
      case MANAGED -> {
        long offset = in.number(offsetBytes);
        long length = in.number(lengthBytes);
        yield Optional.of(managed(offset, length));
      }
      case TINY -> {
        boolean wide = key.length > 17;
        int length = (wide ? (head & 15) << 8 | in.u8() : head & 15) + 1;
        yield Optional.of(file.fields(in.bytes(length), address));
      }
      default -> Optional.empty();
    };
  }

  /** Tables below one have fewer rows, so the way down ends. */
  private Fields managed(long offset, long length) throws IOException, ImagingException {
    long block = root;
    long first = 0;
    int rows = rootRows;
    while (rows > 0) {
      long inTable = offset - first;
      long firstRow = start * width;
      int row = inTable < firstRow ? 0 : log2(inTable) - log2(firstRow) + 1;
      if (offset < 0 || row >= rows) {
        throw outside();
      }
      long blockBytes = row < 2 ? start : start << row - 1;
      long rowStart = row == 0 ? 0 : firstRow << row - 1;
      long column = (inTable - rowStart) / blockBytes;
      if (!file.at(block, 4).starts("FHIB")) {
        throw file.damaged(block, "A table of the heap is not where it says.");
      }
      long entries = block + 5 + file.offsetBytes() + offsetBytes;
      long entry = entries + (row * (long) width + column) * file.offsetBytes();
      first += rowStart + column * blockBytes;
      block = file.at(entry, file.offsetBytes()).offset();
      rows = row < directRows ? 0 : Math.min(row, log2(blockBytes) - log2(firstRow) + 1);
      if (block == Hdf5Bytes.UNDEFINED || (row >= directRows && rows < 1)) {
        throw outside();
      }
    }
    if (!file.at(block, 4).starts("FHDB")) {
      throw file.damaged(block, "A block of the heap is not where it says.");
    }
    long inBlock = offset - first;
    if (inBlock < 0 || inBlock > file.source().size()) {
      throw outside();
    }
    return file.at(block + inBlock, length);
  }

  private ImagingException outside() {
    return file.damaged(address, "An object lies outside its heap.");
  }

  private static int log2(long number) {
    return 63 - Long.numberOfLeadingZeros(number);
  }
}
