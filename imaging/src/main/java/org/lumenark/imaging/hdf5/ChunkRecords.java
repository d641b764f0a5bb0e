package org.lumenark.imaging.hdf5;

import java.io.IOException;
import java.util.Optional;
import org.lumenark.imaging.source.ImagingException;

/**
 * The index of a dataset that may grow along several axes: a tree of version 2 with a record of
 * each chunk.
 */
record ChunkRecords(BTree2 tree, ChunkElement element) implements ChunkIndex {

  private static final int PLAIN = 10;
  private static final int FILTERED = 11;
  private static final int PLACE_BYTES = 3 * 8;

  static ChunkRecords open(Hdf5Bytes file, long address) throws IOException, ImagingException {
    BTree2 tree = BTree2.open(file, address);
    if (tree.type() != PLAIN && tree.type() != FILTERED) {
      throw file.damaged(address, "This tree is none of chunks.");
    }
    int client = tree.type() == FILTERED ? 1 : 0;
    Fields head = file.at(address, 0);
    return new ChunkRecords(tree, ChunkElement.of(head, client, tree.recordBytes() - PLACE_BYTES));
  }

  @Override
  public Optional<Stored> find(int[] at) throws IOException, ImagingException {
    Optional<Fields> found = tree.find(record -> compare(at, record));
    return found.isPresent() ? element.read(found.get(), element.bytes()) : Optional.empty();
  }

  private int compare(int[] at, Fields record) throws ImagingException {
    record.skip(element.bytes());
    for (int wanted : at) {
      int order = Long.compare(wanted, record.number(8));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
