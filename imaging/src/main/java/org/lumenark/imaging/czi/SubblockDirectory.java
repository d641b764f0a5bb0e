package org.lumenark.imaging.czi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.lumenark.imaging.source.ImagingException;

/** The directory of all subblocks: entries of schema DV. */
final class SubblockDirectory {

  static final String NAME = "ZISRAWDIRECTORY";

  private static final int HEAD = 128;
  private static final int ENTRY_HEAD = 32;
  private static final int LEAST_SUBBLOCK = CziSegment.HEAD + 16 + ENTRY_HEAD;
  private static final int MAX_DIMENSIONS = 40;

  private SubblockDirectory() {}

  static List<Subblock> read(CziInput input, long position) throws IOException, ImagingException {
    CziSegment segment = CziSegment.read(input, position, NAME);
    int count = input.read(segment.data(), 4, NAME).getInt();
    if (count < 1
        || count > input.limits().maxDirectories()
        || HEAD + (long) count * ENTRY_HEAD > segment.size()) {
      throw input.failure(
          "bad-directory", NAME, position, "It claims " + count + " entries; that cannot be.");
    }
    DirectoryCursor cursor =
        new DirectoryCursor(input, NAME, segment.data() + HEAD, segment.data() + segment.size());
    List<Subblock> blocks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entry(input, cursor, blocks);
    }
    return blocks;
  }

  private static void entry(CziInput input, DirectoryCursor cursor, List<Subblock> blocks)
      throws IOException, ImagingException {
    long at = cursor.position();
    ByteBuffer head = cursor.next(ENTRY_HEAD);
    if (head.get() != 'D' || head.get() != 'V') {
      throw input.failure("bad-directory", NAME, at, "The entry is not of the schema DV.");
    }
    int pixelType = head.getInt();
    long position = head.getLong();
    int part = head.getInt();
    int compression = head.getInt();
    boolean pyramid = head.get() != 0;
    int dimensions = head.position(28).getInt();
    if (part != 0) {
      throw input.failure(
          "unsupported-multi-file",
          NAME,
          at,
          "The pixels are in part " + part + " of several files; only single files are read.");
    }
    if (dimensions < 2 || dimensions > MAX_DIMENSIONS) {
      throw input.failure(
          "bad-directory", NAME, at, "The entry has " + dimensions + " dimensions.");
    }
    input.require(position, LEAST_SUBBLOCK, "subblock");
    CziPixelType type =
        CziPixelType.of(pixelType)
            .orElseThrow(() ->
                input.failure(
                    "unsupported-pixel-type",
                    "subblock",
                    position,
                    "Pixels of type " + pixelType + " have no place in an image here."));
    SubblockDimensions found = SubblockDimensions.read(input, cursor, dimensions, at);
    if (blocks.size() + (long) found.planes() > input.limits().maxDirectories()) {
      throw input.failure("too-many-planes", NAME, at, "The file has more planes than the limit.");
    }
    for (int plane = 0; plane < found.planes(); plane++) {
      blocks.add(found.subblock(type, compression, pyramid, position, plane));
    }
  }
}
