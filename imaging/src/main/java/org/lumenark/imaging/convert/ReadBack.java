package org.lumenark.imaging.convert;

/** How much of a written image is read again and compared. */
public enum ReadBack {
  /** Some chunks of every level; all of level 0 where the image is small. */
  SAMPLED,
  /** All of level 0, and some chunks of the other levels. */
  FULL
}
