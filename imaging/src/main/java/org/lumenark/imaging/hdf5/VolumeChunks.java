package org.lumenark.imaging.hdf5;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.lumenark.imaging.chunked.ChunkLoader;
import org.lumenark.imaging.source.ImagingException;

/**
 * The chunks of one volume. They are looked up in the B-tree (version 1) by descending it, so a
 * tree of any size costs a few nodes; nodes that were used last are kept.
 */
final class VolumeChunks implements ChunkLoader {

  private static final int NODES = 256;
  private static final int MOST_LEVELS = 16;

  /**
   * One node of the tree.
   *
   * @param keys z, y, x of the first sample below each child
   */
  private record TreeNode(
      int level, long[][] keys, long[] sizes, long[] skipped, long[] children) {}

  private final Volume volume;
  private final Map<Long, TreeNode> nodes =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, TreeNode> eldest) {
          return size() > NODES;
        }
      };

  VolumeChunks(Volume volume) {
    this.volume = volume;
  }

  @Override
  public Optional<byte[]> chunk(int[] at) throws IOException, ImagingException {
    if (volume.address() == Hdf5Bytes.UNDEFINED) {
      return Optional.empty();
    }
    return volume.chunked() ? inTree(at) : rows(at);
  }

  private Optional<byte[]> rows(int[] at) throws IOException, ImagingException {
    int[] chunk = volume.chunk();
    int first = at[1] * chunk[1];
    long rowBytes = (long) chunk[2] * volume.type().bytes();
    int count = Math.min(chunk[1], volume.shape()[1] - first);
    long position = ((long) at[0] * volume.shape()[1] + first) * rowBytes;
    byte[] bytes = volume.file().bytes(volume.address() + position, count * rowBytes);
    return Optional.of(Arrays.copyOf(ordered(bytes), volume.chunkBytes()));
  }

  private Optional<byte[]> inTree(int[] at) throws IOException, ImagingException {
    long[] wanted = new long[3];
    for (int axis = 0; axis < 3; axis++) {
      wanted[axis] = (long) at[axis] * volume.chunk()[axis];
    }
    long address = volume.address();
    int above = MOST_LEVELS;
    while (true) {
      TreeNode node = node(address);
      if (node.level >= above) {
        throw volume.file().damaged(address, "The tree of chunks goes in circles.");
      }
      int child = last(node, wanted);
      if (child < 0) {
        return Optional.empty();
      }
      if (node.level == 0) {
        return Arrays.equals(node.keys[child], wanted)
            ? Optional.of(decoded(node, child))
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
    Hdf5Bytes file = volume.file();
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

  private byte[] decoded(TreeNode node, int child) throws IOException, ImagingException {
    byte[] stored = volume.file().bytes(node.children[child], node.sizes[child]);
    try {
      return ordered(
          volume
              .filters()
              .undo(stored, node.skipped[child], volume.type().bytes(), volume.chunkBytes()));
    } catch (IOException | RuntimeException e) {
      String why = e instanceof IOException ? e.getMessage() : e.getClass().getSimpleName();
      throw new ImagingException(
          "hdf5.chunk-damaged",
          volume.file().place(node.children[child]),
          "This chunk cannot be decoded: " + why + ".",
          e);
    }
  }

  private byte[] ordered(byte[] bytes) {
    return volume.bigEndian() ? Volume.reversed(bytes, volume.type().bytes()) : bytes;
  }

  @Override
  public void close() {
    nodes.clear();
  }
}
