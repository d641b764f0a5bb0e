package org.lumenark.imaging.hdf5;

import java.io.IOException;
import java.util.Optional;
import org.lumenark.imaging.source.ImagingException;

/**
 * How an array of chunks tells one of them: its address, with filters also the bytes it takes and
 * the filters that were not applied.
 *
 * @param bytes of one element
 */
record ChunkElement(boolean filtered, int bytes) {

  /**
   * @param client that the array was made for: 0 chunks without filters, 1 with filters
   */
  static ChunkElement of(Fields in, int client, int bytes) throws ImagingException {
    int offsetBytes = in.file().offsetBytes();
    int sizeBytes = bytes - offsetBytes - 4;
    if (client > 1 || (client == 0 ? bytes != offsetBytes : sizeBytes < 1 || sizeBytes > 8)) {
      throw in.damaged("The elements of an index of chunks are of no known kind.");
    }
    return new ChunkElement(client == 1, bytes);
  }

  Optional<ChunkIndex.Stored> at(Hdf5Bytes file, long address)
      throws IOException, ImagingException {
    return read(file.at(address, bytes), bytes);
  }

  /**
   * @param bytes up to the end of the element
   */
  Optional<ChunkIndex.Stored> read(Fields in, int bytes) throws ImagingException {
    long address = in.offset();
    long size = filtered ? in.number(bytes - in.file().offsetBytes() - 4) : -1;
    long skipped = filtered ? in.u32() : 0;
    if (filtered && size < 0) {
      throw in.damaged("A chunk is larger than any file.");
    }
    return address == Hdf5Bytes.UNDEFINED
        ? Optional.empty()
        : Optional.of(new ChunkIndex.Stored(address, size, skipped));
  }
}
