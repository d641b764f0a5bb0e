package org.lumenark.imaging.hdf5;

import java.io.IOException;
import java.util.Optional;
import org.lumenark.imaging.source.ImagingException;

/**
 * The index of a dataset that may grow without end along one axis. The first elements stand in the
 * index block; those behind them in data blocks, which double in size every other time; the first
 * of these are named by the index block, others by super blocks, and long ones are kept in pages.
 *
 * @param inIndex elements in the index block
 * @param least elements of the smallest data block
 * @param pointers data blocks that the first super block would name
 * @param sizeBits logarithm of the elements that it may have
 * @param pageBits logarithm of the elements of a page
 * @param used elements that were ever set
 */
record ExtensibleArray(
    Hdf5Bytes file,
    ChunkGrid grid,
    ChunkElement element,
    int inIndex,
    int least,
    int pointers,
    int sizeBits,
    int pageBits,
    long used,
    long block)
    implements ChunkIndex {

  static ExtensibleArray open(Hdf5Bytes file, long address, ChunkGrid grid)
      throws IOException, ImagingException {
    Fields in = file.at(address, 12L + 6 * file.lengthBytes() + file.offsetBytes());
    if (!in.starts("EAHD") || in.u8() != 0) {
      throw file.damaged(address, "The growing array of chunks is not where it says.");
    }
    int client = in.u8();
    ChunkElement element = ChunkElement.of(in, client, in.u8());
    int sizeBits = in.u8();
    int inIndex = in.u8();
    int least = in.u8();
    int pointers = in.u8();
    int pageBits = in.u8();
    in.skip(4L * file.lengthBytes());
    long used = in.length();
    in.length();
    long block = in.offset();
    if (Integer.bitCount(least) != 1
        || Integer.bitCount(pointers) != 1
        || sizeBits > 62
        || pageBits > 32
        || used < 0) {
      throw file.damaged(address, "The growing array of chunks has no possible sizes.");
    }
    if (block != Hdf5Bytes.UNDEFINED && !file.at(block, 4).starts("EAIB")) {
      throw file.damaged(block, "The first block of the array of chunks is not where it says.");
    }
    return new ExtensibleArray(
        file, grid, element, inIndex, least, pointers, sizeBits, pageBits, used, block);
  }

  @Override
  public Optional<Stored> find(int[] at) throws IOException, ImagingException {
    long number = grid.number(file, block, at);
    if (block == Hdf5Bytes.UNDEFINED || number >= used || number >= 1L << sizeBits) {
      return Optional.empty();
    }
    long elements = block + 6 + file.offsetBytes();
    if (number < inIndex) {
      return element.at(file, elements + number * element.bytes());
    }
    long addresses = elements + (long) inIndex * element.bytes();
    long behind = number - inIndex;
    int level = 63 - Long.numberOfLeadingZeros(behind / least + 1);
    long inLevel = behind - least * ((1L << level) - 1);
    long blockElements = (long) least << (level + 1) / 2;
    long blockInLevel = inLevel / blockElements;
    long inBlock = inLevel % blockElements;
    int direct = 2 * Integer.numberOfTrailingZeros(pointers);
    if (level < direct) {
      long before = blocksBefore(level);
      long data = address(addresses + (before + blockInLevel) * file.offsetBytes());
      return inBlock(data, inBlock);
    }
    long supers = addresses + 2L * (pointers - 1) * file.offsetBytes();
    long superBlock = address(supers + (long) (level - direct) * file.offsetBytes());
    return superBlock == Hdf5Bytes.UNDEFINED
        ? Optional.empty()
        : inSuper(superBlock, level, blockElements, blockInLevel, inBlock);
  }

  /** Data blocks of all levels below one. */
  private static long blocksBefore(int level) {
    long blocks = 0;
    for (int i = 0; i < level; i++) {
      blocks += 1L << i / 2;
    }
    return blocks;
  }

  private Optional<Stored> inSuper(
      long address, int level, long blockElements, long blockInLevel, long inBlock)
      throws IOException, ImagingException {
    if (!file.at(address, 4).starts("EASB")) {
      throw file.damaged(address, "A block of the array of chunks is not where it says.");
    }
    long marks = address + prefix();
    long blocks = 1L << level / 2;
    ElementPages pages = new ElementPages(file, element, pageBits);
    boolean paged = blockElements > pages.length();
    long inBlocks = paged ? blockElements >> pageBits : 0;
    long addresses = marks + blocks * Math.ceilDiv(inBlocks, 8L);
    long data = address(addresses + blockInLevel * file.offsetBytes());
    if (!paged) {
      return inBlock(data, inBlock);
    }
    long mark = blockInLevel * inBlocks + (inBlock >> pageBits);
    if (data == Hdf5Bytes.UNDEFINED || !pages.isWritten(marks, mark)) {
      return Optional.empty();
    }
    requireData(data);
    return pages.at(data + prefix() + ElementPages.CHECKSUM, inBlock);
  }

  private Optional<Stored> inBlock(long data, long inBlock) throws IOException, ImagingException {
    if (data == Hdf5Bytes.UNDEFINED) {
      return Optional.empty();
    }
    requireData(data);
    return element.at(file, data + prefix() + inBlock * element.bytes());
  }

  private void requireData(long data) throws IOException, ImagingException {
    if (!file.at(data, 4).starts("EADB")) {
      throw file.damaged(data, "Elements of the array of chunks are not where it says.");
    }
  }

  /** Signature, version, client, the array's address and the place of a block in the array. */
  private int prefix() {
    return 6 + file.offsetBytes() + Math.ceilDiv(sizeBits, 8);
  }

  private long address(long at) throws IOException, ImagingException {
    return file.at(at, file.offsetBytes()).offset();
  }
}
