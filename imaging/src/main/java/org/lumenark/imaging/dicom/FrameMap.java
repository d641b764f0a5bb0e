package org.lumenark.imaging.dicom;

import java.util.Arrays;

/**
 * Which frames make one resolution of an image.
 *
 * @param width of the whole plane
 * @param across tiles in a row of tiles; 1 where a frame is the plane
 */
record FrameMap(
    int width,
    int height,
    int tileWidth,
    int tileHeight,
    int across,
    int down,
    Instance[] instances,
    int[] frames) {

  /** No frame was stored there: it reads as zeros. */
  static final int ABSENT = -1;

  /** Planes of whole frames, each from the instance beside it. */
  static FrameMap whole(Instance[] instances, int[] frames) {
    PixelFormat format = instances[0].format();
    return new FrameMap(
        format.columns(), format.rows(), format.columns(), format.rows(), 1, 1, instances, frames);
  }

  /** Tiles of one file, absent until they are placed. */
  static FrameMap tiled(Instance instance, int width, int height, int planes) {
    PixelFormat format = instance.format();
    int across = Math.ceilDiv(width, format.columns());
    int down = Math.ceilDiv(height, format.rows());
    int[] frames = new int[Math.multiplyExact(Math.multiplyExact(across, down), planes)];
    Arrays.fill(frames, ABSENT);
    return new FrameMap(
        width,
        height,
        format.columns(),
        format.rows(),
        across,
        down,
        new Instance[] {instance},
        frames);
  }

  int frame(int plane, int tileRow, int tileColumn) {
    return frames[(plane * down + tileRow) * across + tileColumn];
  }

  /** Planes of whole frames may each lie in a file of their own. */
  Instance instance(int plane) {
    return instances[instances.length == 1 ? 0 : plane];
  }

  int tiles() {
    return across * down;
  }
}
