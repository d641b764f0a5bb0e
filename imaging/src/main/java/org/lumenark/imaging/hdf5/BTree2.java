package org.lumenark.imaging.hdf5;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.lumenark.imaging.source.ImagingException;

/**
 * A B-tree of version 2: records in order, in nodes of one size. Levels fall from a node to those
 * below it, so a tree cannot go in circles.
 */
final class BTree2 {

  private static final int MOST_DEPTH = 16;
  private static final int MOST_NODE_BYTES = 1 << 20;
  private static final int KEPT_BYTES = 4 << 20;

  /** Compares what is looked for with a record; one that reads past its end fails. */
  @FunctionalInterface
  interface Order {
    int compare(Fields other) throws ImagingException;
  }

  /** Is given one record after the other. */
  @FunctionalInterface
  interface Visitor {
    void record(Fields in) throws IOException, ImagingException;
  }

  private record Node(long address, byte[] records, long[] children, int[] counts) {}

  private record Place(long address, int count, int level) {}

  private final Hdf5Bytes file;
  private final int nodeBytes;
  private final int recordBytes;
  private final int type;
  private final int[] widths;
  private final int countBytes;
  private final Place root;
  private final Map<Long, Node> nodes;

  private BTree2(Hdf5Bytes file, Fields in) throws ImagingException {
    this.file = file;
    if (!in.starts("BTHD") || in.u8() != 0) {
      throw in.damaged("The tree is not where it says.");
    }
    type = in.u8();
    long bytes = in.u32();
    recordBytes = in.u16();
    int depth = in.u16();
    in.skip(2);
    long address = in.offset();
    root = new Place(address, in.u16(), depth);
    if (bytes > MOST_NODE_BYTES || depth > MOST_DEPTH || recordBytes < 1 || bytes <= recordBytes) {
      throw in.damaged("The tree has no possible sizes.");
    }
    nodeBytes = (int) bytes;
    countBytes = width((nodeBytes - 10) / recordBytes);
    widths = widths(depth);
    int most = Math.max(4, KEPT_BYTES / nodeBytes);
    nodes =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Long, Node> eldest) {
            return size() > most;
          }
        };
  }

  static BTree2 open(Hdf5Bytes file, long address) throws IOException, ImagingException {
    return new BTree2(file, file.at(address, 18L + file.offsetBytes() + file.lengthBytes()));
  }

  /** What its records tell; numbers as in the specification. */
  int type() {
    return type;
  }

  int recordBytes() {
    return recordBytes;
  }

  /** Bytes of the number of all records below a node, of each level. */
  private int[] widths(int depth) {
    int[] widths = new int[depth + 1];
    double all = Math.max(1, (nodeBytes - 10) / recordBytes);
    for (int level = 1; level <= depth; level++) {
      int pointer = file.offsetBytes() + countBytes + widths[level - 1];
      double most = Math.max(1, (nodeBytes - 10 - pointer) / (recordBytes + pointer));
      all = Math.min((most + 1) * all + most, Long.MAX_VALUE);
      widths[level] = width((long) all);
    }
    return widths;
  }

  private static int width(long number) {
    return Math.ceilDiv(64 - Long.numberOfLeadingZeros(Math.max(1, number)), 8);
  }

  /** The record that is equal; empty if there is none. */
  Optional<Fields> find(Order wanted) throws IOException, ImagingException {
    Place at = root;
    while (at.address != Hdf5Bytes.UNDEFINED) {
      Node node = node(at);
      int low = 0;
      int high = at.count - 1;
      while (low <= high) {
        int middle = (low + high) >>> 1;
        int order = wanted.compare(record(node, middle));
        if (order == 0) {
          return Optional.of(record(node, middle));
        }
        if (order > 0) {
          low = middle + 1;
        } else {
          high = middle - 1;
        }
      }
      if (at.level == 0) {
        break;
      }
      at = child(node, low, at.level);
    }
    return Optional.empty();
  }

  /**
   * Shows all records in their order.
   *
   * @param most records and nodes
   */
  void each(int most, Visitor visitor) throws IOException, ImagingException {
    if (root.address != Hdf5Bytes.UNDEFINED) {
      each(root, most, visitor);
    }
  }

  /** How many may still follow. */
  private int each(Place at, int most, Visitor visitor) throws IOException, ImagingException {
    int left = most - 1 - at.count;
    if (left < 0) {
      throw file.damaged(at.address, "A tree has more records than are read.");
    }
    Node node = node(at);
    for (int i = 0; i <= at.count; i++) {
      if (at.level > 0) {
        left = each(child(node, i, at.level), left, visitor);
      }
      if (i < at.count) {
        visitor.record(record(node, i));
      }
    }
    return left;
  }

  private static Place child(Node node, int number, int level) {
    return new Place(node.children[number], node.counts[number], level - 1);
  }

  private Fields record(Node node, int number) throws ImagingException {
    Fields in = file.fields(node.records, node.address);
    in.seek(number * recordBytes);
    return in;
  }

  private Node node(Place at) throws IOException, ImagingException {
    Node known = nodes.get(at.address);
    if (known != null
        && known.records.length == at.count * recordBytes
        && (known.children.length > 0) == (at.level > 0)) {
      return known;
    }
    int allBytes = at.level > 1 ? widths[at.level - 1] : 0;
    int children = at.level > 0 ? at.count + 1 : 0;
    long needed =
        10L
            + (long) at.count * recordBytes
            + (long) children * (file.offsetBytes() + countBytes + allBytes);
    if (needed > nodeBytes) {
      throw file.damaged(at.address, "A node of a tree has more records than it holds.");
    }
    Fields in = file.at(at.address, needed);
    if (!in.starts(at.level > 0 ? "BTIN" : "BTLF") || in.u8() != 0 || in.u8() != type) {
      throw file.damaged(at.address, "A node of a tree is not where it says.");
    }
    Node node =
        new Node(
            at.address,
            in.bytes((long) at.count * recordBytes),
            new long[children],
            new int[children]);
    for (int i = 0; i < children; i++) {
      node.children[i] = in.offset();
      node.counts[i] = (int) Math.min(in.number(countBytes), Integer.MAX_VALUE / 2);
      in.skip(allBytes);
    }
    nodes.put(at.address, node);
    return node;
  }
}
