package org.lumenark.imaging.dicom;

import java.util.List;
import org.lumenark.imaging.source.ImageDescription;

/**
 * One image and where its frames are, largest level first. Planes of a map are counted in the order
 * time, channel group, section.
 */
record DicomImage(ImageDescription description, List<FrameMap> levels) {

  DicomImage {
    levels = List.copyOf(levels);
  }
}
