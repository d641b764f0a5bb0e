package org.lumenark.imaging.pyramid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumenark.imaging.source.SampleType;

class HalvingRowsTest {

  /** 5 x 3 pixels; edge blocks are means over what is there. */
  private static final byte[] PLANE = {
    0, 4, 8, 12, 100,
    4, 8, 12, 16, 50,
    1, 3, 10, 20, 7
  };

  private static final byte[] HALF = {4, 12, 75, 2, 15, 7};

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void theRowsOfALevelDoNotDependOnHowManyComeAtOnce(int atOnce) throws Exception {
    Rows full = new Rows(5);
    Rows half = new Rows(3);
    HalvingRows rows = new HalvingRows(RowReducer.mean(SampleType.UINT8), 5, 1, full, half);
    for (int plane = 0; plane < 2; plane++) {
      for (int y = 0; y < 3; y += atOnce) {
        rows.rows(PLANE, y * 5, Math.min(atOnce, 3 - y));
      }
      rows.endOfPlane();
    }
    assertThat(full.bytes.toByteArray()).startsWith(PLANE).endsWith(PLANE).hasSize(30);
    assertThat(half.bytes.toByteArray()).startsWith(HALF).endsWith(HALF).hasSize(12);
    assertThat(half.planes).isEqualTo(2);
  }

  private static final class Rows implements RowSink {
    private final int width;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int planes;

    Rows(int width) {
      this.width = width;
    }

    @Override
    public void rows(byte[] source, int offset, int rows) {
      bytes.write(source, offset, rows * width);
    }

    @Override
    public void endOfPlane() {
      planes++;
    }
  }
}
