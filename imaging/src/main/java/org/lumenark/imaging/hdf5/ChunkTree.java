package org.lumenark.imaging.hdf5;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.lumenark.imaging.source.ImagingException;

/**
 * The index of chunks up to HDF5 1.8, a B-tree of version 1. It is descended for each chunk, so a
 * tree of any size costs a few nodes; nodes that were used last are kept.
 */
final class ChunkTree implements ChunkIndex {

  private static final int NODES = 256;
  private static final int MOST_LEVELS = 16;

  /**
   * One node of the tree.
   *
   * @param keys z, y, x of the first sample below each child
   */
  private record TreeNode(
      int level, long[][] keys, long[] sizes, long[] skipped, long[] children) {}

  private final Hdf5Bytes file;
  private final long root;
  private final int[] chunk;
  private final Map<Long, TreeNode> nodes =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, TreeNode> eldest) {
          return size() > NODES;
        }
      };

  ChunkTree(Hdf5Bytes file, long root, int[] chunk) {
    this.file = file;
    this.root = root;
    this.chunk = chunk;
  }

  @Override
  public Optional<Stored> find(int[] at) throws IOException, ImagingException {
    long[] wanted = new long[3];
    for (int axis = 0; axis < 3; axis++) {
      wanted[axis] = (long) at[axis] * chunk[axis];
    }
    long address = root;
    int above = MOST_LEVELS;
    while (true) {
      TreeNode node = node(address);
      if (node.level >= above) {
        throw file.damaged(address, "The tree of chunks goes in circles.");
      }
      int child = last(node, wanted);
      if (child < 0) {
        return Optional.empty();
      }
      if (node.level == 0) {
        return Arrays.equals(node.keys[child], wanted)
            ? Optional.of(new Stored(node.children[child], node.sizes[child], node.skipped[child]))
            : Optional.empty();
      }
      above = node.level;
      address = node.children[child];
    }
  }

  /** The last child whose first sample does not lie behind the wanted one. */
  private static int last(TreeNode node, long[] wanted) {
    int low = 0;
    int high = node.keys.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (Arrays.compare(node.keys[middle], wanted) <= 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high;
  }

  private TreeNode node(long address) throws IOException, ImagingException {
    TreeNode known = nodes.get(address);
    if (known != null) {
      return known;
    }
    int head = 8 + 2 * file.offsetBytes();
    Fields in = file.at(address, head);
    if (!in.starts("TREE") || in.u8() != 1) {
      throw file.damaged(address, "The tree of chunks is not where it says.");
    }
    int level = in.u8();
    int count = in.u16();
    Fields entries = file.at(address + head, (40L + file.offsetBytes()) * count);
    TreeNode node =
        new TreeNode(level, new long[count][3], new long[count], new long[count], new long[count]);
    for (int i = 0; i < count; i++) {
      node.sizes[i] = entries.u32();
      node.skipped[i] = entries.u32();
      for (int axis = 0; axis < 3; axis++) {
        node.keys[i][axis] = entries.number(8);
      }
      entries.skip(8);
      node.children[i] = entries.offset();
    }
    nodes.put(address, node);
    return node;
  }
}
