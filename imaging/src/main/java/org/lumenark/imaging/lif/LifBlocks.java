package org.lumenark.imaging.lif;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.source.ImagingException;

/**
 * Memory blocks by their names. Reading stops where the chain of blocks breaks; whoever needs one
 * that lies behind learns why.
 */
final class LifBlocks {

  private static final String WHAT = "memory block";
  private static final int MAX_NAME = 1_024;

  private final LifInput input;
  private final Map<String, Block> blocks = new HashMap<>();
  private @Nullable ImagingException broken;

  private LifBlocks(LifInput input) {
    this.input = input;
  }

  /**
   * @param position of the first byte of its data
   */
  record Block(String name, long position, long size) {}

  static LifBlocks read(LifInput input, LifHeader header) throws IOException, ImagingException {
    LifBlocks found = new LifBlocks(input);
    try {
      long position = header.end();
      while (position < input.source().size()) {
        if (found.blocks.size() >= input.limits().maxDirectories()) {
          throw input.failure(
              "too-many-blocks", WHAT, position, "The file has more blocks than the limit.");
        }
        position = found.block(position, header.version());
      }
    } catch (ImagingException e) {
      found.broken = e;
    }
    return found;
  }

  /** Position of what follows the block. */
  private long block(long position, int version) throws IOException, ImagingException {
    int bytes = version == 1 ? 18 : 22;
    ByteBuffer head = input.read(position, bytes, WHAT);
    int mark = head.getInt();
    head.getInt();
    int sizeMark = head.get();
    long size = version == 1 ? head.getInt() & 0xFFFFFFFFL : head.getLong();
    int nameMark = head.get();
    int letters = head.getInt();
    if (mark != LifHeader.MARK
        || sizeMark != LifHeader.TEXT_MARK
        || nameMark != LifHeader.TEXT_MARK
        || letters < 0
        || letters > MAX_NAME) {
      throw input.failure("bad-block", WHAT, position, "No memory block begins here.");
    }
    byte[] name = input.read(position + bytes, 2L * letters, WHAT).array();
    Block block =
        new Block(
            new String(name, StandardCharsets.UTF_16LE), position + bytes + name.length, size);
    if (!input.holds(block.position, size)) {
      throw input.truncated(WHAT + " " + printable(block.name), block.position, size);
    }
    blocks.put(block.name, block);
    return block.position + size;
  }

  /** The block of this name, which must be whole. */
  Block named(String name, String image) throws ImagingException {
    Block block = blocks.get(name);
    if (block != null) {
      return block;
    }
    if (broken != null) {
      throw broken;
    }
    throw new ImagingException(
        "lif.block-missing",
        input.path() + " image " + image,
        "Its memory block " + printable(name) + " is not in the file; it may have been cut.");
  }

  private static String printable(String name) {
    return name.replaceAll("[^\\p{Print}]", "?");
  }
}
