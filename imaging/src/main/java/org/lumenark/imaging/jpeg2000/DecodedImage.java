package org.lumenark.imaging.jpeg2000;

/**
 * Decoded samples.
 *
 * @param components row by row, as numbers of the precision and sign of each
 * @param precisions bits of each component
 * @param colourTransformed whether the codestream itself was transformed to red, green and blue
 */
public record DecodedImage(
    int width, int height, int[][] components, int[] precisions, boolean colourTransformed) {

  /** Bits of a component. */
  public int precision(int component) {
    return precisions[component];
  }
}
