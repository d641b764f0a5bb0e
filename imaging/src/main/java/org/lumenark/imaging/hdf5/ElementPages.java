package org.lumenark.imaging.hdf5;

import java.io.IOException;
import java.util.Optional;
import org.lumenark.imaging.source.ImagingException;

/**
 * Elements of a long array of chunks, kept in pages of one length with a checksum behind each. A
 * bit for each page says whether it was ever written.
 *
 * @param bits logarithm of the elements of a page
 */
record ElementPages(Hdf5Bytes file, ChunkElement element, int bits) {

  static final int CHECKSUM = 4;

  /** Elements of a page. */
  long length() {
    return 1L << bits;
  }

  /**
   * @param marks address of the bits of pages
   * @param page counted as the bits are
   */
  boolean isWritten(long marks, long page) throws IOException, ImagingException {
    return (file.at(marks + page / 8, 1).u8() << page % 8 & 0x80) != 0;
  }

  /**
   * @param first address of the first page
   * @param number of the element, counted from there
   */
  Optional<ChunkIndex.Stored> at(long first, long number) throws IOException, ImagingException {
    long page = first + (number >> bits) * (length() * element.bytes() + CHECKSUM);
    return element.at(file, page + (number & length() - 1) * element.bytes());
  }
}
