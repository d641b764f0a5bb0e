package org.lumenark.imaging.czi;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lumenark.imaging.czi.SubblockDecoder.Pixels;
import org.lumenark.imaging.source.ImagingException;

/**
 * Keeps decoded subblocks while rows are read downwards. What lies above is dropped first; what
 * does not fit any more is decoded again when it is needed, rather than pushing out what will be
 * needed, too.
 */
final class DecodedTiles implements AutoCloseable {

  private static final long BUDGET = 96L << 20;
  private static final int MAX_PARTS = 4_096;

  private final CziInput input;
  private final SubblockDecoder decoder;
  private final Map<Long, Pixels> kept = new LinkedHashMap<>();
  private final Map<Long, SubblockData> parts =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, SubblockData> eldest) {
          return size() > MAX_PARTS;
        }
      };
  private long keptBytes;

  DecodedTiles(CziInput input) {
    this.input = input;
    this.decoder = new SubblockDecoder(input);
  }

  SubblockData parts(Subblock block) throws IOException, ImagingException {
    SubblockData known = parts.get(block.position());
    if (known == null) {
      known = SubblockData.read(input, block);
      parts.put(block.position(), known);
    }
    return known;
  }

  /** Drops what rows from this one on of these tiles do not need. */
  void prepare(List<Tile> tiles, int firstRow) {
    if (kept.isEmpty()) {
      return;
    }
    Set<Long> needed = new HashSet<>();
    for (Tile tile : tiles) {
      if (tile.bottom() > firstRow) {
        needed.add(tile.block().position());
      }
    }
    for (Long position : new ArrayList<>(kept.keySet())) {
      if (!needed.contains(position)) {
        Pixels dropped = kept.remove(position);
        keptBytes -= dropped == null ? 0 : dropped.bytes().length;
      }
    }
  }

  Pixels pixels(Subblock block) throws IOException, ImagingException {
    Pixels known = kept.get(block.position());
    if (known == null) {
      known = decoder.decode(block, parts(block));
      if (kept.isEmpty() || keptBytes + known.bytes().length <= BUDGET) {
        kept.put(block.position(), known);
        keptBytes += known.bytes().length;
      }
    }
    return known;
  }

  @Override
  public void close() {
    kept.clear();
    decoder.close();
  }
}
