package org.lumenark.imaging.convert;

/**
 * Hears how a conversion goes on; called by the converting thread, often: it must return at once.
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
