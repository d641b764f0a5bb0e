package org.lumenark.imaging.pyramid;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lumenark.imaging.source.SampleType;

class RowReducerTest {

  private static final BigInteger FOUR = BigInteger.valueOf(4);

  @ParameterizedTest
  @EnumSource(
      value = SampleType.class,
      names = {"FLOAT32", "FLOAT64"},
      mode = EnumSource.Mode.EXCLUDE)
  void integersAreRoundedMeansOfTheirBlockAtEveryWidth(SampleType type) {
    Random random = new Random(11);
    for (int width = 1; width <= 37; width++) {
      byte[] upper = random(random, width * type.bytes());
      byte[] lower = random(random, width * type.bytes());
      byte[] half = new byte[(width + 1) / 2 * type.bytes()];
      RowReducer.mean(type).reduce(upper, 0, lower, 0, width, half, 0);
      for (int x = 0; x < width; x += 2) {
        int right = Math.min(x + 1, width - 1);
        BigInteger sum =
            value(type, upper, x)
                .add(value(type, upper, right))
                .add(value(type, lower, x))
                .add(value(type, lower, right));
        BigInteger twiceOff = value(type, half, x / 2).multiply(FOUR).subtract(sum).abs();
        assertThat(twiceOff.intValueExact())
            .as("%s: four times the distance from the mean at %d of %d", type, x, width)
            .isLessThanOrEqualTo(2);
      }
    }
  }

  @Test
  void floatsAreMeansAndNotANumberSpreads() {
    float[] upper = {1, 2, Float.NaN, 4, 10};
    float[] lower = {3, 5, 1, 1, 20};
    assertThat(floats(RowReducer.mean(SampleType.FLOAT32), upper, lower))
        .containsExactly(2.75f, Float.NaN, 15f);
  }

  @ParameterizedTest
  @CsvSource({
    "1 1 2 3, 1",
    "1 2 2 3, 2",
    "1 2 3 3, 3",
    "1 2 3 4, 1",
    "5 1 1 1, 1",
    "0 0 9 9, 0",
    "7 7 7 7, 7"
  })
  void aLabelIsTheMostFrequentOfItsBlockAndTheFirstOfEquals(String block, int expected) {
    for (SampleType type : new SampleType[] {SampleType.UINT8, SampleType.INT32}) {
      String[] labels = block.split(" ");
      byte[] upper = labels(type, labels[0], labels[1]);
      byte[] lower = labels(type, labels[2], labels[3]);
      byte[] half = new byte[type.bytes()];
      RowReducer.mode(type).reduce(upper, 0, lower, 0, 2, half, 0);
      assertThat(value(type, half, 0).intValue()).isEqualTo(expected);
    }
  }

  private static float[] floats(RowReducer reducer, float[] upper, float[] lower) {
    byte[] half = new byte[(upper.length + 1) / 2 * 4];
    reducer.reduce(bytes(upper), 0, bytes(lower), 0, upper.length, half, 0);
    float[] floats = new float[half.length / 4];
    ByteBuffer.wrap(half).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(floats);
    return floats;
  }

  private static byte[] bytes(float[] floats) {
    ByteBuffer bytes = ByteBuffer.allocate(floats.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(floats);
    return bytes.array();
  }

  private static byte[] labels(SampleType type, String left, String right) {
    byte[] bytes = new byte[2 * type.bytes()];
    bytes[0] = Byte.parseByte(left);
    bytes[type.bytes()] = Byte.parseByte(right);
    return bytes;
  }

  private static byte[] random(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static BigInteger value(SampleType type, byte[] row, int x) {
    byte[] bigEndian = new byte[type.bytes()];
    for (int i = 0; i < bigEndian.length; i++) {
      bigEndian[i] = row[x * type.bytes() + type.bytes() - 1 - i];
    }
    boolean signed = !type.name().startsWith("U");
    return signed ? new BigInteger(bigEndian) : new BigInteger(1, bigEndian);
  }
}
