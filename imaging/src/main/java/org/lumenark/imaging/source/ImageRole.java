package org.lumenark.imaging.source;

/**
 * What an image is for: pixels to measure, labels of another image, or a picture that comes with a
 * slide.
 */
public enum ImageRole {
  IMAGE,
  LABEL,
  ASSOCIATED
}
