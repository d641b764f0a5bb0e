package org.lumenark.imaging.assemble;

import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.PixelSourceProvider;

/**
 * One image that was found, and where it goes.
 *
 * @param entry file that its source is opened by
 * @param number among the images of that source
 * @param path of its group in a container of all of them
 * @param role what it is taken for
 */
public record FoundImage(
    String entry,
    int number,
    String path,
    ImageDescription description,
    ImageRole role,
    Detection detection,
    PixelSourceProvider reader) {

  FoundImage at(String newPath) {
    return new FoundImage(entry, number, newPath, description, role, detection, reader);
  }

  /** Of its pixels. */
  public long bytes() {
    return (long) description.sizeX()
        * description.sizeY()
        * description.sizeZ()
        * description.sizeC()
        * description.sizeT()
        * description.type().bytes();
  }
}
