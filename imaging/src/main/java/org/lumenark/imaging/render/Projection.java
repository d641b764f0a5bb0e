package org.lumenark.imaging.render;

/** How several sections become one picture. */
public enum Projection {
  NONE,
  /** The brightest sample along z. */
  MAX,
  /** The mean of the samples along z. */
  MEAN
}
