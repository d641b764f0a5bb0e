package org.lumenark.imaging.czi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lumenark.imaging.czi.SubblockIndex.ChannelIndex;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PlaneIndex;

/** Puts the subblocks of one image in their places. The image begins at the least x and y. */
final class LevelBuilder {

  /** The order in which they are laid: higher tile numbers on top, else as the file lists them. */
  private static final Comparator<Tile> LAYERS =
      Comparator.comparingInt(tile -> tile.block().mosaic());

  private final CziInput input;
  private final int factor;
  private final int firstTime;
  private final int firstDepth;
  private final Map<ChannelIndex, Integer> groups = new HashMap<>();
  private long left = Long.MAX_VALUE;
  private long top = Long.MAX_VALUE;
  private long right = Long.MIN_VALUE;
  private long bottom = Long.MIN_VALUE;
  private CziLevel last = new CziLevel(1, 1, Map.of());

  LevelBuilder(
      CziInput input, int factor, int firstTime, int firstDepth, List<ChannelIndex> channels) {
    this.input = input;
    this.factor = factor;
    this.firstTime = firstTime;
    this.firstDepth = firstDepth;
    for (ChannelIndex channel : channels) {
      groups.put(channel, groups.size());
    }
  }

  /** Level 0; its subblocks decide what the image covers. */
  CziLevel base(List<Subblock> blocks) throws ImagingException {
    for (Subblock block : blocks) {
      left = Math.min(left, block.x());
      top = Math.min(top, block.y());
      right = Math.max(right, (long) block.x() + block.width());
      bottom = Math.max(bottom, (long) block.y() + block.height());
    }
    if (right - left > Integer.MAX_VALUE || bottom - top > Integer.MAX_VALUE) {
      throw new ImagingException(
          "czi.declared-size-too-large",
          input.path(),
          "Its subblocks lie more than 2,147,483,647 pixels apart.");
    }
    int width = (int) Math.ceilDiv(right - left, (long) factor);
    int height = (int) Math.ceilDiv(bottom - top, (long) factor);
    last = new CziLevel(width, height, planes(blocks, factor, width, height));
    return last;
  }

  /** The coarser levels that cover all of level 0 in step with it; others are left out. */
  List<CziLevel> pyramid(List<Subblock> blocks) {
    Map<Integer, List<Subblock>> byFactor = new TreeMap<>();
    for (Subblock block : blocks) {
      if (block.factor() > factor && groups.containsKey(block.index().channelIndex())) {
        byFactor.computeIfAbsent(block.factor(), f -> new ArrayList<>()).add(block);
      }
    }
    List<CziLevel> levels = new ArrayList<>();
    CziLevel base = last;
    byFactor.forEach((step, tiles) -> {
      Optional<CziLevel> level = level(base, tiles, step);
      if (level.isPresent()) {
        levels.add(level.get());
      }
    });
    return levels;
  }

  private Optional<CziLevel> level(CziLevel base, List<Subblock> blocks, int step) {
    long width = 0;
    long height = 0;
    for (Subblock block : blocks) {
      long x = block.x() - left;
      long y = block.y() - top;
      if (x < 0
          || y < 0
          || x % step != 0
          || y % step != 0
          || !CziCompression.isSupported(block.compression())) {
        return Optional.empty();
      }
      width = Math.max(width, x / step + block.storedWidth());
      height = Math.max(height, y / step + block.storedHeight());
    }
    if (!halves(right - left, step, width) || !halves(bottom - top, step, height)) {
      return Optional.empty();
    }
    Map<PlaneIndex, List<Tile>> planes = planes(blocks, step, (int) width, (int) height);
    return planes.keySet().equals(base.planes().keySet())
        ? Optional.of(new CziLevel((int) width, (int) height, planes))
        : Optional.empty();
  }

  private static boolean halves(long full, int step, long size) {
    return size >= Math.max(1, full / step) && size <= Math.ceilDiv(full, (long) step);
  }

  private Map<PlaneIndex, List<Tile>> planes(
      List<Subblock> blocks, int step, int width, int height) {
    Map<PlaneIndex, List<Tile>> planes = new HashMap<>();
    for (Subblock block : blocks) {
      int x = (int) ((block.x() - left) / step);
      int y = (int) ((block.y() - top) / step);
      Integer group = groups.get(block.index().channelIndex());
      if (group != null && x < width && y < height) {
        PlaneIndex plane =
            new PlaneIndex(
                block.index().time() - firstTime, group, block.index().depth() - firstDepth);
        planes.computeIfAbsent(plane, p -> new ArrayList<>()).add(new Tile(block, x, y));
      }
    }
    planes.values().forEach(tiles -> tiles.sort(LAYERS));
    return planes;
  }
}
