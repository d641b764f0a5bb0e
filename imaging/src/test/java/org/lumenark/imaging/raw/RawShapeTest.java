package org.lumenark.imaging.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.lumenark.imaging.raw.RawShape.Outer;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;

class RawShapeTest {

  private static final ReadLimits LIMITS = new ReadLimits(1 << 20, 10, 10);

  private static RawShape shape(StoredSample sample, int samplesPerPixel, long... tczyx)
      throws ImagingException {
    return RawShape.of("x", "a.x", LIMITS, sample, samplesPerPixel, tczyx);
  }

  private static String code(long... tczyx) {
    return catchThrowableOfType(ImagingException.class, () -> shape(StoredSample.UINT16, 1, tczyx))
        .code();
  }

  @Test
  void planes_follow_each_other_in_the_order_of_the_axes() throws Exception {
    RawShape shape = shape(StoredSample.UINT16, 3, 4, 6, 5, 7, 10);
    assertThat(shape.planeBytes()).isEqualTo(7 * 10 * 3 * 2);
    assertThat(shape.totalBytes()).isEqualTo(4 * 6 * 5 * 7 * 10 * 2);
    RawLayout layout = shape.layout(ByteOrder.LITTLE_ENDIAN, 100, Outer.T, Outer.Z, Outer.GROUP);
    assertThat(layout.plane(1, 0, 0)).isEqualTo(100 + 420);
    assertThat(layout.plane(0, 0, 1)).isEqualTo(100 + 4 * 420);
    assertThat(layout.plane(3, 1, 4)).isEqualTo(100 + 420 * (3 + 4 * 4 + 20));
  }

  @Test
  void rows_of_four_bits_are_whole_bytes() throws Exception {
    assertThat(shape(StoredSample.UINT4, 1, 1, 1, 1, 2, 5).totalBytes()).isEqualTo(6);
  }

  @Test
  void sizes_that_cannot_be_are_refused_before_anything_is_allocated() {
    assertThat(code(1, 1, 1, 1, 0)).isEqualTo("x.bad-size");
    assertThat(code(1, 1, 1, 1L << 40, 1)).isEqualTo("x.bad-size");
    assertThat(code(1, 1, 1, 1, 1 << 20)).isEqualTo("x.too-large");
    assertThat(code(1 << 30, 1, 1 << 30, 1 << 30, 1)).isEqualTo("x.too-large");
    assertThat(code(1, 70_000, 1, 1, 1)).isEqualTo("x.unsupported-channels");
  }

  @Test
  void samples_have_to_lie_inside_the_file() throws Exception {
    RawShape shape = shape(StoredSample.UINT8, 1, 1, 1, 1, 1, 8);
    shape.checkInside("x", "a.x", 2, 10);
    for (long first : new long[] {-1, 3, 11, Long.MAX_VALUE}) {
      ImagingException thrown =
          catchThrowableOfType(
              ImagingException.class, () -> shape.checkInside("x", "a.x", first, 10));
      assertThat(thrown.code()).isEqualTo("x.truncated");
    }
  }
}
