package org.lumenark.imaging.tiff;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.source.ImagingException;

/**
 * The decoded tiles of one row of tiles: the widest slides are read a few rows at a time, which
 * would decode each tile again for each of them. Keeps as many as fit into its limit.
 */
final class TileRow {

  private static final long MOST_BYTES = 96L << 20;

  private final SegmentBuffers buffers;
  private final Map<Integer, byte[]> decoded = new HashMap<>();
  private @Nullable TiffPage page;
  private int down;
  private long bytes;

  TileRow(SegmentBuffers buffers) {
    this.buffers = buffers;
  }

  /** The samples of a tile as {@link SegmentBuffers#decoded} gives them. */
  byte[] decoded(TiffPage of, int segment, int segmentDown) throws IOException, ImagingException {
    if (of != page || segmentDown != down) {
      decoded.clear();
      bytes = 0;
      page = of;
      down = segmentDown;
    }
    byte[] kept = decoded.get(segment);
    if (kept != null) {
      return kept;
    }
    byte[] samples = buffers.decoded(of, segment, segmentDown);
    int size = of.layout().segmentRows(segmentDown) * of.layout().sampleRowBytes();
    if (bytes + size <= MOST_BYTES) {
      decoded.put(segment, Arrays.copyOf(samples, size));
      bytes += size;
    }
    return samples;
  }
}
