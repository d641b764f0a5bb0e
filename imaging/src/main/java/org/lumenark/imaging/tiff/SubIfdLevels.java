package org.lumenark.imaging.tiff;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.Level;

/** Resolutions that hang below a directory as SubIFDs. */
final class SubIfdLevels {

  private static final int MAX_LEVELS = 64;

  private SubIfdLevels() {}

  /**
   * A smaller resolution.
   *
   * @param index of its SubIFD
   */
  record SubLevel(int index, Level size) {}

  /** Those of the same samples and type that get smaller from one to the next. */
  static List<SubLevel> of(TiffFile file, int directory, PageLayout full)
      throws IOException, ImagingException {
    int count = (int) Math.min(MAX_LEVELS, file.directory(directory).count(Tag.SUB_IFDS));
    List<SubLevel> levels = new ArrayList<>();
    Level last = new Level(full.width(), full.height());
    for (int i = 0; i < count; i++) {
      PageLayout layout =
          PageLayout.of(file.subDirectory(directory, i), file.input().size(), file.limits());
      boolean smaller =
          layout.width() <= last.sizeX()
              && layout.height() <= last.sizeY()
              && (layout.width() < last.sizeX() || layout.height() < last.sizeY());
      if (smaller && layout.samples() == full.samples() && layout.type() == full.type()) {
        last = new Level(layout.width(), layout.height());
        levels.add(new SubLevel(i, last));
      }
    }
    return levels;
  }
}
