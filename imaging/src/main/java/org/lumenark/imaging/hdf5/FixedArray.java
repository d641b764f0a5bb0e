package org.lumenark.imaging.hdf5;

import java.io.IOException;
import java.util.Optional;
import org.lumenark.imaging.source.ImagingException;

/**
 * The index of a dataset that cannot grow beyond a size known when it was made: an array of its
 * chunks, in pages if it is long.
 *
 * @param block address of the elements; {@link Hdf5Bytes#UNDEFINED} if none was written
 * @param pageBits logarithm of the elements of a page
 */
record FixedArray(
    Hdf5Bytes file, ChunkGrid grid, ChunkElement element, long count, long block, int pageBits)
    implements ChunkIndex {

  private static final int MOST_PAGE_BITS = 32;

  static FixedArray open(Hdf5Bytes file, long address, ChunkGrid grid)
      throws IOException, ImagingException {
    Fields in = file.at(address, 8L + file.lengthBytes() + file.offsetBytes());
    if (!in.starts("FAHD") || in.u8() != 0) {
      throw file.damaged(address, "The array of chunks is not where it says.");
    }
    int client = in.u8();
    ChunkElement element = ChunkElement.of(in, client, in.u8());
    int pageBits = in.u8();
    long count = in.length();
    long block = in.offset();
    if (pageBits > MOST_PAGE_BITS || count < 0) {
      throw file.damaged(address, "The array of chunks has no possible size.");
    }
    if (block != Hdf5Bytes.UNDEFINED) {
      if (count > file.source().size() / element.bytes()) {
        throw file.damaged(address, "The array of chunks is larger than the file.");
      }
      if (!file.at(block, 4).starts("FADB")) {
        throw file.damaged(block, "The elements of the array of chunks are not where it says.");
      }
    }
    return new FixedArray(file, grid, element, count, block, pageBits);
  }

  @Override
  public Optional<Stored> find(int[] at) throws IOException, ImagingException {
    long number = grid.number(file, block, at);
    if (block == Hdf5Bytes.UNDEFINED) {
      return Optional.empty();
    }
    if (number >= count) {
      throw file.damaged(block, "The array of chunks is shorter than the dataset.");
    }
    long start = block + 6 + file.offsetBytes();
    ElementPages pages = new ElementPages(file, element, pageBits);
    if (count <= pages.length()) {
      return element.at(file, start + number * element.bytes());
    }
    if (!pages.isWritten(start, number >> pageBits)) {
      return Optional.empty();
    }
    long marks = Math.ceilDiv(Math.ceilDiv(count, pages.length()), 8L);
    return pages.at(start + marks + ElementPages.CHECKSUM, number);
  }
}
