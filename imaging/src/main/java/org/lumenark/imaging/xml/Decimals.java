package org.lumenark.imaging.xml;

import java.math.BigDecimal;
import java.math.MathContext;

/** Arithmetic on numbers that were written in decimal. */
public final class Decimals {

  private static final MathContext DIGITS = new MathContext(12);

  private Decimals() {}

  /** The product to twelve digits, so that 1.6E-6 m are 1.6 µm and not a little less. */
  public static double product(double value, double factor) {
    double product = value * factor;
    return Double.isFinite(product)
        ? BigDecimal.valueOf(product).round(DIGITS).doubleValue()
        : product;
  }
}
