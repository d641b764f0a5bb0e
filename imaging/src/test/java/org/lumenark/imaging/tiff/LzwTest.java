package org.lumenark.imaging.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Streams of an encoder that is written from TIFF 6.0 section 13 with strings in a map. */
class LzwTest {

  enum Data {
    NOISE((i, random) -> random),
    FEW_VALUES((i, random) -> random & 3),
    ONE_VALUE((i, random) -> 7),
    PERIODS((i, random) -> i % 11),
    RUNS((i, random) -> i / 97),
    DIFFERENCES_OF_NOISE((i, random) -> (i & 1) == 0 ? random >> 3 : 0);

    private final IntBinaryOperator value;

    Data(IntBinaryOperator value) {
      this.value = value;
    }

    byte[] bytes(int count) {
      Random random = new Random(count);
      byte[] bytes = new byte[count];
      for (int i = 0; i < count; i++) {
        bytes[i] = (byte) value.applyAsInt(i, random.nextInt(256));
      }
      return bytes;
    }
  }

  @ParameterizedTest
  @EnumSource
  void everything_that_was_encoded_comes_out_and_no_more_than_was_asked_for(Data data)
      throws CorruptSegmentException {
    Lzw lzw = new Lzw();
    for (int count : new int[] {1, 2, 7, 8, 9, 15, 100, 4095, 70_000}) {
      byte[] plain = data.bytes(count);
      byte[] encoded = encoded(plain);
      byte[] padded = Arrays.copyOf(encoded, encoded.length + SegmentDecoder.SLACK);
      for (int limit : new int[] {count, count + 20, Math.max(1, count - 3), (count + 1) / 2}) {
        byte[] out = new byte[limit + 2 * SegmentDecoder.SLACK];
        Arrays.fill(out, limit, out.length, (byte) 0x55);
        int wanted = Math.min(count, limit);
        assertThat(lzw.decode(padded, encoded.length, out, limit)).isEqualTo(wanted);
        assertThat(Arrays.copyOf(out, wanted)).isEqualTo(Arrays.copyOf(plain, wanted));
        assertThat(Arrays.copyOfRange(out, limit + SegmentDecoder.SLACK, out.length))
            .containsOnly(0x55);
      }
    }
  }

  private static byte[] encoded(byte[] plain) {
    Bits bits = new Bits(plain.length * 2 + 16);
    Map<String, Integer> table = cleared();
    int width = 9;
    bits.put(256, width);
    String string = "";
    for (byte value : plain) {
      String longer = string + (char) (value & 0xFF);
      if (table.containsKey(longer)) {
        string = longer;
        continue;
      }
      bits.put(table.get(string), width);
      // The first free code is two above the literals: those between clear and end.
      table.put(longer, table.size() + 2);
      int next = table.size() + 2;
      if (next == 4095) {
        bits.put(256, width);
        table = cleared();
        width = 9;
      } else if (next == 1 << width) {
        width++;
      }
      string = "" + (char) (value & 0xFF);
    }
    bits.put(table.get(string), width);
    // The decoder has one entry more by now, and may have grown.
    if (table.size() + 3 == 1 << width) {
      width++;
    }
    bits.put(257, width);
    return bits.bytes();
  }

  private static Map<String, Integer> cleared() {
    Map<String, Integer> table = new HashMap<>();
    for (int i = 0; i < 256; i++) {
      table.put("" + (char) i, i);
    }
    return table;
  }

  private static final class Bits {
    private final byte[] bytes;
    private int count;

    Bits(int most) {
      bytes = new byte[most];
    }

    void put(int code, int width) {
      for (int bit = width - 1; bit >= 0; bit--) {
        bytes[count >> 3] |= (byte) ((code >> bit & 1) << (7 - (count & 7)));
        count++;
      }
    }

    byte[] bytes() {
      return Arrays.copyOf(bytes, (count + 7) / 8);
    }
  }
}
