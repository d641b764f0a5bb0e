package org.lumenark.imaging.tiff;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.lumenark.imaging.source.ImagingException;

/** Pages of one file that are alike; four bytes of memory each. */
final class PageGroup {

  private static final int MAX_GROUPS = 1_000;

  private final PageLayout layout;
  private final boolean reduced;
  private int[] pages = new int[4];
  private int size;

  private PageGroup(PageLayout layout, boolean reduced) {
    this.layout = layout;
    this.reduced = reduced;
  }

  /** In the order of their first pages. */
  static List<PageGroup> of(TiffFile file) throws IOException, ImagingException {
    List<PageGroup> groups = new ArrayList<>();
    int count = file.directoryCount();
    for (int i = 0; i < count; i++) {
      TiffDirectory directory = file.directory(i);
      PageLayout page = PageLayout.of(directory, file.input().size(), file.limits());
      boolean small = (directory.number(Tag.NEW_SUBFILE_TYPE, 0) & 1) != 0;
      PageGroup group = null;
      for (PageGroup known : groups) {
        if (known.layout.sameKind(page) && known.reduced == small) {
          group = known;
          break;
        }
      }
      if (group == null) {
        group = new PageGroup(page, small);
        groups.add(group);
        if (groups.size() > MAX_GROUPS) {
          throw new ImagingException(
              "tiff.too-many-images",
              directory.place(),
              "The file has more than " + MAX_GROUPS + " pages of different sizes.");
        }
      }
      group.add(i);
    }
    return groups;
  }

  private void add(int page) {
    if (size == pages.length) {
      pages = Arrays.copyOf(pages, size * 2);
    }
    pages[size++] = page;
  }

  PageLayout layout() {
    return layout;
  }

  boolean isReduced() {
    return reduced;
  }

  int size() {
    return size;
  }

  int page(int index) {
    return pages[index];
  }

  /**
   * Removes from {@code others} the groups that are this one's smaller resolutions, by one factor
   * of 2, 3 or 4.
   */
  List<PageGroup> takeLevels(List<PageGroup> others) {
    List<PageGroup> levels = new ArrayList<>();
    PageGroup last = this;
    int factor = 0;
    for (Iterator<PageGroup> each = others.iterator(); each.hasNext(); ) {
      PageGroup next = each.next();
      int found = factor == 0 ? last.factorTo(next) : last.isShrunkBy(next, factor) ? factor : 0;
      if (found > 0) {
        factor = found;
        levels.add(next);
        each.remove();
        last = next;
      }
    }
    return levels;
  }

  private int factorTo(PageGroup next) {
    for (int factor = 2; factor <= 4; factor++) {
      if (isShrunkBy(next, factor)) {
        return factor;
      }
    }
    return 0;
  }

  private boolean isShrunkBy(PageGroup next, int factor) {
    return next.size == size
        && next.layout.samples() == layout.samples()
        && next.layout.type() == layout.type()
        && isPart(layout.width(), next.layout.width(), factor)
        && isPart(layout.height(), next.layout.height(), factor);
  }

  private static boolean isPart(int whole, int part, int factor) {
    return part == whole / factor || part == Math.ceilDiv(whole, factor);
  }
}
