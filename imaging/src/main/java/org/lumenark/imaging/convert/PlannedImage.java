package org.lumenark.imaging.convert;

import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.PixelSourceProvider;

/**
 * One image that is to be converted.
 *
 * @param entry file that it was found by
 * @param number among the images of that file
 * @param path of its group in the container
 */
record PlannedImage(
    String entry,
    int number,
    String path,
    ImageDescription description,
    ImageRole role,
    Detection detection,
    PixelSourceProvider reader) {

  PlannedImage at(String newPath) {
    return new PlannedImage(entry, number, newPath, description, role, detection, reader);
  }

  long bytes() {
    return (long) description.sizeX()
        * description.sizeY()
        * description.sizeZ()
        * description.sizeC()
        * description.sizeT()
        * description.type().bytes();
  }
}
