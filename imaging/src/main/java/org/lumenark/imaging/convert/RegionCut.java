package org.lumenark.imaging.convert;

import java.util.ArrayList;
import java.util.List;
import org.lumenark.imaging.zarr.ArrayLayout;

/**
 * Cuts the pixels of a container into regions of about the same size that share no shard of level
 * 0: whole planes where they fit, else bands of rows of shards. The same images always give the
 * same regions.
 */
final class RegionCut {

  private final long most;
  private final List<Region> regions = new ArrayList<>();
  private final List<Region.Share> shares = new ArrayList<>();
  private long bytes;

  private RegionCut(long most) {
    this.most = most;
  }

  /**
   * @param most bytes of pixels in a region, except where a row of shards has more
   */
  static List<Region> of(List<ImageArrays> images, long most) {
    RegionCut cut = new RegionCut(most);
    for (int image = 0; image < images.size(); image++) {
      cut.add(image, images.get(image));
    }
    cut.end();
    return List.copyOf(cut.regions);
  }

  private void add(int image, ImageArrays arrays) {
    ArrayLayout zero = arrays.layouts().getFirst();
    Banding banding = Banding.of(arrays, most);
    int height = arrays.description().sizeY();
    int sectionsOfStack = Math.ceilDiv(zero.sizeZ(), zero.shardZ());
    long stacks = (long) zero.sizeT() * arrays.description().groups();
    long sections = stacks * sectionsOfStack;
    if (banding.rows() < height) {
      end();
      for (long section = 0; section < sections; section++) {
        for (int row = 0; row < height; row += banding.rows()) {
          add(image, zero, section, section + 1, row, Math.min(banding.rows(), height - row));
          end();
        }
      }
      return;
    }
    long sectionBytes = height * Banding.sectionRowBytes(arrays);
    long next = 0;
    while (next < sections) {
      long room = (most - bytes) / sectionBytes;
      if (room < 1 && !shares.isEmpty()) {
        end();
        room = most / sectionBytes;
      }
      long until = Math.min(sections, next + Math.max(1, room));
      add(image, zero, next, until, 0, height);
      bytes += (until - next) * sectionBytes;
      next = until;
    }
  }

  private void add(int image, ArrayLayout zero, long from, long to, int firstRow, int rows) {
    long first = plane(zero, from);
    shares.add(
        new Region.Share(image, new ImagePart(first, plane(zero, to) - first, firstRow, rows)));
  }

  /** Where a section begins; the last section of a stack may have fewer planes than the others. */
  private static long plane(ArrayLayout zero, long section) {
    int sectionsOfStack = Math.ceilDiv(zero.sizeZ(), zero.shardZ());
    return section / sectionsOfStack * zero.sizeZ() + section % sectionsOfStack * zero.shardZ();
  }

  private void end() {
    if (!shares.isEmpty()) {
      regions.add(new Region(shares));
    }
    shares.clear();
    bytes = 0;
  }
}
