package org.lumenark.imaging.convert;

import java.util.List;

/** Parts of images of one container that one worker converts. */
record Region(List<Share> shares) {

  Region {
    shares = List.copyOf(shares);
  }

  /**
   * @param image number in the container, from 0
   */
  record Share(int image, ImagePart part) {}
}
