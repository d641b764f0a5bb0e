package org.lumenark.imaging.convert;

/**
 * Hears how a conversion goes on; called by one thread at a time, often: it must return at once. Of
 * images that are converted at once each is told when it is read.
 */
public interface ConversionProgress {

  ConversionProgress NONE = bytes -> {};

  /**
   * @param bytes of pixels that were read since the last call
   */
  void pixels(long bytes);

  /**
   * An image begins.
   *
   * @param number from 0
   * @param bytes of its pixels
   */
  default void image(int number, int count, String name, long bytes) {}
}
