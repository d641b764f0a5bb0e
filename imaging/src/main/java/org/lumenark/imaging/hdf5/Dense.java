package org.lumenark.imaging.hdf5;

import java.io.IOException;
import java.util.Optional;
import org.lumenark.imaging.source.ImagingException;

/** The links or attributes of an object that keeps them in a heap, with an index by their names. */
final class Dense {

  private static final int LINKS = 5;
  private static final int ATTRIBUTES = 8;
  private static final int LINK_KEY = 7;
  private static final int ATTRIBUTE_KEY = 8;

  private Dense() {}

  /**
   * Shows each link, as its message would have it.
   *
   * @param info link info message
   * @param most links and nodes of the index
   */
  static void links(Fields info, int most, BTree2.Visitor visitor)
      throws IOException, ImagingException {
    info.skip(1);
    info.skip((info.u8() & 1) != 0 ? 8 : 0);
    each(info, LINKS, most, visitor);
  }

  /**
   * Shows each attribute, as its message would have it; shared ones are left out.
   *
   * @param info attribute info message
   */
  static void attributes(Fields info, int most, BTree2.Visitor visitor)
      throws IOException, ImagingException {
    info.skip(1);
    info.skip((info.u8() & 1) != 0 ? 2 : 0);
    each(info, ATTRIBUTES, most, visitor);
  }

  private static void each(Fields info, int type, int most, BTree2.Visitor visitor)
      throws IOException, ImagingException {
    Hdf5Bytes file = info.file();
    long heapAddress = info.offset();
    long names = info.offset();
    if (heapAddress == Hdf5Bytes.UNDEFINED) {
      return;
    }
    FractalHeap heap = FractalHeap.open(file, heapAddress);
    BTree2 tree = BTree2.open(file, names);
    if (tree.type() != type) {
      throw file.damaged(names, "This tree is none of names.");
    }
    tree.each(
        most,
        record -> {
          record.skip(type == LINKS ? 4 : 0);
          byte[] key = record.bytes(type == LINKS ? LINK_KEY : ATTRIBUTE_KEY);
          boolean shared = type == ATTRIBUTES && (record.u8() & 2) != 0;
          Optional<Fields> object = heap.object(key);
          if (object.isEmpty() && type == LINKS) {
            throw file.unsupported(
                "huge-link", heapAddress, "Links with names of thousands of letters are not read.");
          }
          if (object.isPresent() && !shared) {
            visitor.record(object.get());
          }
        });
  }
}
