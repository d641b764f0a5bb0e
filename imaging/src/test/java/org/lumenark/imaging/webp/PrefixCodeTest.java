package org.lumenark.imaging.webp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrefixCodeTest {

  @Test
  void noSymbolTakesMoreThanFifteenBitsHoweverRareItIs() {
    int[] counts = new int[40];
    counts[0] = 1;
    counts[1] = 1;
    for (int i = 2; i < counts.length; i++) {
      counts[i] = counts[i - 1] + counts[i - 2];
    }
    PrefixCode code = PrefixCode.of(counts);
    for (int symbol = 0; symbol < counts.length; symbol++) {
      BitWriter out = new BitWriter();
      code.put(out, symbol);
      // A sixteenth bit would be followed by this one in a third byte.
      out.write(1, 1);
      assertThat(out.finish()).hasSizeLessThanOrEqualTo(2);
    }
  }

  @Test
  void theOnlySymbolTakesNoBits() {
    int[] counts = new int[256];
    counts[7] = 1_000;
    BitWriter out = new BitWriter();
    PrefixCode.of(counts).put(out, 7);
    assertThat(out.finish()).isEmpty();
  }
}
